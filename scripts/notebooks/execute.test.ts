import { describe, expect, it } from "vitest";
import { inRoot } from "../setup/root";
import { execute } from "./execute";
import { describeFailure } from "./failure";
import type { CodeCell } from "./notebook";
import { joined } from "./notebook";
import { notebookOf } from "./testing/notebookOf";

const folder = inRoot("notebooks");

describe("executing a notebook through nbclient on the real kernel", () => {
  it("runs every cell in one fresh kernel, in the folder, and tells which", async () => {
    const seen: string[] = [];
    const run = await execute(notebookOf("let a = 20;", "a++;\nprocess.cwd()", "a * 2"), {
      folder,
      onCell: (at, of) => seen.push(`${at}/${of}`),
    });
    expect(run.failure).toBeUndefined();
    expect(seen).toEqual(["1/3", "2/3", "3/3"]);
    const [, cwd, value] = run.notebook.cells.map((cell) => (cell as CodeCell).outputs[0]);
    expect(cwd?.output_type === "execute_result" && joined(cwd.data["text/plain"] as string)).toContain(
      "notebooks",
    );
    expect(value).toMatchObject({ output_type: "execute_result", data: { "text/plain": "42" } });
  });

  it("a failing cell ends the run; the report shows the cell, its line and the traceback, and what ran is kept", async () => {
    const run = await execute(
      notebookOf("console.log('before')", "const x = 1;\nthrow new RangeError('too large');", "3"),
      { folder },
    );
    expect(run.failure?.kind).toBe("CellExecutionError");
    const [before, failing, after] = run.notebook.cells as [CodeCell, CodeCell, CodeCell];
    expect(before.outputs).toHaveLength(1);
    expect(failing.outputs.at(-1)).toMatchObject({ output_type: "error", ename: "RangeError" });
    expect(after.outputs).toEqual([]);
    const report = describeFailure(run.notebook, run.failure as never);
    expect(report).toMatch(/code cell 2 \(id c2\)/);
    expect(report).toMatch(/2 \| throw new RangeError/);
    expect(report).toMatch(/RangeError: too large/);
    expect(report).toMatch(/:2:/);
  });

  it("a cell that runs past its time is reported", async () => {
    const run = await execute(notebookOf("while (true) {}"), { folder, cellTimeout: 2 });
    expect(run.failure?.message).toMatch(/timed out|timeout/i);
  });

  it("ends when it is told to", async () => {
    const stop = new AbortController();
    const run = execute(notebookOf("await new Promise(() => setTimeout(() => {}, 60_000))"), {
      folder,
      signal: stop.signal,
      onCell: () => stop.abort(),
    });
    await expect(run).rejects.toThrow("stopped");
  });
});
