import { describe, expect, it } from "vitest";
import { committed, normalise, withoutOutputs } from "./normalise";
import { type CodeCell, notebookText } from "./notebook";
import { notebookOf } from "./testing/notebookOf";

const stdout = (text: string | string[]) => ({ output_type: "stream", name: "stdout", text }) as const;

describe("equal runs are equal files", () => {
  it("a stream is the same however it arrived in pieces", () => {
    const whole = notebookOf({ source: "1", outputs: [stdout("a\nb\n")] });
    const pieces = notebookOf({ source: "1", outputs: [stdout("a\n"), stdout(["b", "\n"])] });
    expect(notebookText(normalise(pieces))).toBe(notebookText(normalise(whole)));
  });

  it("streams of different names stay apart and in order", () => {
    const stderr = { output_type: "stream", name: "stderr", text: "e" } as const;
    const { outputs } = normalise(notebookOf({ source: "1", outputs: [stdout("a"), stderr, stdout("b")] }))
      .cells[0] as CodeCell;
    expect(outputs.map((output) => output.output_type === "stream" && output.name)).toEqual([
      "stdout",
      "stderr",
      "stdout",
    ]);
  });

  it("execution times, counts of an interactive session and foreign metadata are gone", () => {
    const notebook = notebookOf({ source: "1", outputs: [stdout("a")], tags: ["volatile"] });
    const cell = notebook.cells[0] as CodeCell;
    cell.metadata.execution = { "iopub.execute_input": "2020-01-01T00:00:00Z" };
    cell.execution_count = 17;
    const clean = normalise(notebook).cells[0] as CodeCell;
    expect(clean.metadata).toEqual({ tags: ["volatile"] });
    expect(clean.execution_count).toBe(1);
  });

  it("a volatile cell commits no output, others keep theirs", () => {
    const notebook = notebookOf(
      { source: "1", outputs: [stdout("a")], tags: ["volatile"] },
      { source: "2", outputs: [stdout("b")] },
    );
    const outputs = committed(normalise(notebook)).cells.map((cell) => (cell as CodeCell).outputs.length);
    expect(outputs).toEqual([0, 1]);
  });

  it("outputs don't count as source", () => {
    const run = notebookOf({ source: "1", outputs: [stdout("a")] });
    expect(notebookText(withoutOutputs(run))).toBe(notebookText(withoutOutputs(notebookOf("1"))));
  });

  it("normalising twice changes nothing", () => {
    const once = normalise(notebookOf({ source: "1\n2", outputs: [stdout(["a\n", "b"])] }));
    expect(notebookText(normalise(JSON.parse(notebookText(once))))).toBe(notebookText(once));
  });
});
