import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Cell, type CodeCell, joined, type Notebook, notebookText } from "../notebooks/notebook";
import { whyNoSandbox } from "./sandbox";
import { LONG, SmallCourse, writeTable } from "./testing/small";

/** A submission, the points of its three tests, and what is said: by cells (an error), or to all (a remark). */
interface Row {
  kind: string;
  hand: (small: SmallCourse) => Notebook | string | Uint8Array;
  points: string;
  says?: Record<string, RegExp>;
  remark?: RegExp;
}

const TWICE = (body: string) => `function twice(x: number): number {\n  ${body}\n}`;
const changed = (notebook: Notebook, change: (cells: Cell[]) => Cell[]): Notebook => ({
  ...notebook,
  cells: change(notebook.cells),
});
const without = (notebook: Notebook, ...ids: string[]) =>
  changed(notebook, (cells) => cells.filter(({ id }) => !ids.includes(id)));
const each = (notebook: Notebook, change: (cell: Cell) => Partial<Cell>) =>
  changed(notebook, (cells) => cells.map((cell) => ({ ...cell, ...change(cell) }) as Cell));
const stub = (cell: Cell) =>
  joined(cell.source).replace(
    / *\/\/ BEGIN SOLUTION[\s\S]*?END SOLUTION/,
    '  throw new Error("not implemented");',
  );

/** The table: every kind of submission that a class hands in, and what it earns. */
const rows: Row[] = [
  { kind: "correct", hand: (s) => s.solved(), points: "2 2 1" },
  {
    kind: "partly correct: wrong for hidden numbers",
    hand: (s) => s.with("twice", TWICE("return 8;")),
    points: "0 2 1",
    says: { "twice-test": /twice a secret number.*the answer is 8; expected/s },
  },
  {
    kind: "wrong",
    hand: (s) =>
      each(s.solved(), ({ id, source }) => ({
        source:
          id === "twice"
            ? TWICE("return x;")
            : id === "moved"
              ? "function moved(x: number) { return x; }"
              : source,
      })),
    points: "0 0 0",
    says: {
      "twice-test": /twice 4 is 8\n {2}the answer is 4; expected 8.*Hint: add it to itself/s,
      "moved-test": /the answer is 1; expected/,
    },
  },
  {
    kind: "throwing",
    hand: (s) => s.with("twice", TWICE('throw new RangeError("no");')),
    points: "0 2 1",
    says: { "twice-test": /your code threw RangeError: no/ },
  },
  {
    kind: "type error",
    hand: (s) => s.with("twice", 'function twice(x: number): number {\n  return "two";\n}'),
    points: "0 2 1",
    says: { twice: /TS2322/, "twice-test": /twice is not defined/ },
  },
  {
    kind: "syntax error",
    hand: (s) => s.with("twice", "function twice(x {"),
    points: "0 2 1",
    says: { twice: /TypeScriptError/ },
  },
  {
    kind: "blank",
    hand: (s) => each(s.solved(), (cell) => ({ source: stub(cell) })),
    points: "0 0 0",
    says: { "twice-test": /your code threw Error: not implemented/ },
  },
  {
    kind: "endless loop in the function",
    hand: (s) => s.with("twice", TWICE("for (;;) {}")),
    points: "0 2 1",
    says: { "twice-test": /TimeLimitExceeded.*processor's time/s },
  },
  {
    kind: "endless loop in the cell",
    hand: (s) => s.with("twice", "for (;;) {}"),
    points: "0 2 1",
    says: { twice: /TimeLimitExceeded/ },
  },
  {
    kind: "endless loop after an await",
    hand: (s) => s.with("twice", "await null;\nfor (;;) {}"),
    points: "0 2 1",
    says: { twice: /TimeLimitExceeded/ },
  },
  {
    kind: "endless microtasks",
    hand: (s) => s.with("twice", "for (;;) await null;"),
    points: "0 2 1",
    says: { twice: /TimeLimitExceeded/ },
  },
  {
    kind: "process.exit in the cell",
    hand: (s) => s.with("twice", "process.exit(0);"),
    points: "0 2 1",
    says: { twice: /KernelRestarted/ },
  },
  {
    kind: "process.exit in the function",
    hand: (s) => s.with("twice", TWICE("process.exit(0);")),
    points: "0 2 1",
    says: { "twice-test": /KernelRestarted/ },
  },
  {
    kind: "kernel killed",
    hand: (s) => s.with("twice", 'process.kill(process.pid, "SIGKILL");'),
    points: "0 2 1",
    says: { twice: /KernelRestarted/ },
  },
  {
    kind: "memory blown",
    hand: (s) => s.with("twice", "const all: number[][] = [];\nfor (;;) all.push(new Array(1e6).fill(1.5));"),
    points: "0 2 1",
    says: { twice: /memory|KernelRestarted/i },
  },
  {
    kind: "endless output",
    hand: (s) => s.with("twice", 'for (;;) console.log("x".repeat(1000));'),
    points: "0 2 1",
    says: { twice: /TimeLimitExceeded/ },
  },
  {
    kind: "test cells deleted",
    hand: (s) => without(s.solved(), "twice-test", "moved-hidden", "setup"),
    points: "2 2 1",
  },
  {
    kind: "an answer's cell deleted",
    hand: (s) => without(s.solved(), "twice"),
    points: "0 2 1",
    says: { "twice-test": /twice is not defined/ },
    remark: /'twice' is missing/,
  },
  {
    kind: "an answer split into two cells",
    hand: (s) =>
      changed(s.with("twice", TWICE("return helper(x);")), (cells) =>
        cells.flatMap((cell) =>
          cell.id === "twice"
            ? [{ ...cell, id: "half", source: "function helper(x: number) { return 2 * x; }" }, cell]
            : [cell],
        ),
      ),
    points: "2 2 1",
    remark: /'twice' was there more than once/,
  },
  {
    kind: "duplicated cells, one of them empty",
    hand: (s) =>
      changed(s.solved(), (cells) =>
        cells.flatMap((cell) => (cell.id === "twice" ? [{ ...cell, id: "copy", source: "" }, cell] : [cell])),
      ),
    points: "2 2 1",
    remark: /'twice' was there more than once/,
  },
  {
    kind: "reordered cells",
    hand: (s) => changed(s.solved(), (cells) => [...cells].reverse()),
    points: "2 2 1",
  },
  {
    kind: "changed test cells",
    hand: (s) =>
      each(s.with("twice", TWICE("return x;")), ({ id, source }) => ({
        source: id.includes("-test") ? 'console.log("✓ passed")' : source,
      })),
    points: "0 2 1",
  },
  {
    kind: "edited metadata: more points, other roles",
    hand: (s) =>
      each(s.with("moved", "function moved(x: number) { return x; }"), ({ metadata }) => ({
        metadata: {
          nbgrader: { ...(metadata.nbgrader as object), points: 100, solution: true, grade: false },
        },
      })),
    points: "2 0 0",
  },
  { kind: "metadata gone", hand: (s) => each(s.solved(), () => ({ metadata: {} })), points: "2 2 1" },
  {
    kind: "the answer in a cell of its own, all ids gone",
    hand: (s) => each(s.solved(), (cell) => ({ metadata: {}, id: `mine-${cell.id}` })),
    points: "2 2 1",
    remark: /'twice' is missing/,
  },
  {
    kind: "stale outputs of a right answer under a wrong one",
    hand: (s) =>
      each(s.with("twice", TWICE("return x;")), ({ cell_type }) =>
        cell_type === "code"
          ? {
              outputs: [{ output_type: "stream", name: "stdout", text: "✓ all passed\n" }],
              execution_count: 5,
            }
          : {},
      ),
    points: "0 2 1",
  },
  { kind: "not JSON", hand: () => "I could not open it.", points: "0 0 0", remark: /not JSON/ },
  { kind: "empty", hand: () => "", points: "0 0 0", remark: /empty/ },
  {
    kind: "JSON, but no notebook",
    hand: () => '{"cells": 3}',
    points: "0 0 0",
    remark: /not a Jupyter notebook/,
  },
  {
    kind: "60 MB of outputs",
    hand: (s) =>
      each(s.solved(), (cell) =>
        cell.id === "twice"
          ? ({
              outputs: [{ output_type: "stream", name: "stdout", text: "x".repeat(60e6) }],
            } as Partial<CodeCell>)
          : {},
      ),
    points: "2 2 1",
  },
  {
    kind: "other kernel",
    hand: (s) => ({
      ...s.solved(),
      metadata: { kernelspec: { name: "python3", display_name: "Python", language: "python" } },
    }),
    points: "2 2 1",
  },
  {
    kind: "other line endings, and a byte order mark",
    hand: (s) => `\ufeff${notebookText(s.solved()).replaceAll("\\n", "\\r\\n").replaceAll("\n", "\r\n")}`,
    points: "2 2 1",
  },
  {
    kind: "a cell of its own in between, on which the answer depends",
    hand: (s) =>
      changed(s.with("twice", TWICE("return helper * x;")), (cells) =>
        cells.flatMap((cell) =>
          cell.id === "twice"
            ? [{ ...cell, id: "h", metadata: {}, source: "const helper = 2;" }, cell]
            : [cell],
        ),
      ),
    points: "2 2 1",
  },
];

const missing = whyNoSandbox();

if (missing !== undefined) test.skip(`submissions are not graded: ${missing}`);
else
  describe("a submission that is", () => {
    const small = new SmallCourse();
    const students = rows.map((_, i) => `s${String(i).padStart(2, "0")}`);
    let told: Awaited<ReturnType<SmallCourse["grade"]>>;
    beforeAll(async () => {
      await small.open();
      rows.forEach(({ hand }, i) => {
        small.handIn(students[i] ?? "", hand(small));
      });
      told = await small.grade(students);
      await small.readPoints();
      writeTable(
        "grading",
        rows.map(({ kind, points }, i) => ({
          kind,
          expected: points,
          got: small.outcome(students[i] ?? "").points,
          seconds: told.get(students[i] ?? "")?.seconds,
          failed: told.get(students[i] ?? "")?.failed,
        })),
      );
    }, LONG);
    afterAll(() => small.close());

    test.each(rows.map((row, i) => ({ ...row, student: students[i] ?? "" })))(
      "$kind earns $points",
      ({ student, points, says = {}, remark }) => {
        expect(told.get(student)?.failed).toBeUndefined();
        expect(told.get(student)?.faults).toEqual([]);
        const outcome = small.outcome(student);
        expect({ ...outcome.messages, points: outcome.points }).toMatchObject({ points });
        for (const [cell, pattern] of Object.entries(says)) expect(outcome.messages[cell]).toMatch(pattern);
        const remarks = ((told.get(student)?.remarks ?? []) as string[]).join("\n");
        if (remark === undefined) expect(remarks).toBe("");
        else expect(remarks).toMatch(remark);
      },
    );

    test("and nothing is graded twice unless it changed", async () => {
      const [first = "", second = ""] = students;
      small.handIn(second, small.solved());
      const again = await small.grade([first, second]);
      expect([again.get(first)?.again, again.get(second)?.again]).toEqual([false, true]);
      await small.readPoints();
      expect(small.outcome(second).points).toBe("2 2 1");
    });
  });
