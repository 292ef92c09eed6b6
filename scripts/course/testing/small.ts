import { chmodSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { METADATA } from "../../notebooks/normalise";
import { type Cell, type Notebook, notebookText, readNotebook } from "../../notebooks/notebook";
import { exists, writeFileAtomic } from "../../setup/files";
import { inRoot } from "../../setup/root";
import { classroomFolder, classroomPython, ensureClassroom } from "../environment";
import { CourseFolder } from "../folder";
import { readGradebook } from "../gradebook";
import { ensureGradingKernel } from "../kernel";
import { makeSource } from "../release";
import { PythonWorker, type Told } from "../worker";

/** The name of a teacher's own assignment, as small as one can be. */
export const SMALL = "99-small";

/** Milliseconds that a test which grades a class may take. */
export const LONG = 1_200_000;

/** Leaves a table of what was expected and what came, for whoever wants to see it, in build/course/. */
export function writeTable(name: string, rows: readonly object[]): void {
  writeFileAtomic(inRoot("build", "course", `${name}-table.json`), `${JSON.stringify(rows, null, 1)}\n`);
}

/** The grading kernel with a shorter time: loops need not be waited for as long as a student's. */
export const QUICK_KERNEL = "tslab-graded-quick";

const about = (grade_id: string, what: object) => ({
  nbgrader: {
    grade: false,
    grade_id,
    locked: false,
    schema_version: 3,
    solution: false,
    task: false,
    ...what,
  },
});
const code = (id: string, source: string, what?: object): Cell => ({
  cell_type: "code",
  id,
  metadata: what === undefined ? {} : about(id, what),
  source,
  outputs: [],
  execution_count: null,
});
const words = (id: string, source: string, what?: object): Cell => ({
  cell_type: "markdown",
  id,
  metadata: what === undefined ? {} : about(id, what),
  source,
});
const locked = { locked: true };
const solution = { solution: true };
const test = (points: number) => ({ locked: true, grade: true, points });

/** Two questions of code, with visible and hidden tests, and one in words: 2 + 2 + 1 points by tests and 2 by hand. */
const assignment: Notebook = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: METADATA,
  cells: [
    words("title", "# A small assignment"),
    code(
      "setup",
      'import { check, close } from "gumbel-softmax/course";\nconst shift = 3; // class: whole(2, 9)',
      locked,
    ),
    words("twice-question", "Write `twice(x)`: it returns 2x.", locked),
    code(
      "twice",
      "function twice(x: number): number {\n  // BEGIN SOLUTION\n  return 2 * x;\n  // END SOLUTION\n}",
      solution,
    ),
    code(
      "twice-test",
      [
        'await check("twice 4 is 8", { ask: () => twice(4), expect: close(8), hint: "add it to itself" });',
        "// BEGIN HIDDEN TESTS",
        "const secretNumber = 17; // class: whole(100, 999)",
        'await check("twice a secret number", {',
        "  given: { secretNumber },",
        "  ask: ({ secretNumber }) => twice(secretNumber),",
        "  expect: close(2 * secretNumber),",
        "});",
        "// END HIDDEN TESTS",
      ].join("\n"),
      test(2),
    ),
    words("moved-question", "Write `moved(x)`: it returns x plus `shift`.", locked),
    code(
      "moved",
      "function moved(x: number): number {\n  // BEGIN SOLUTION\n  return x + shift;\n  // END SOLUTION\n}",
      solution,
    ),
    code("moved-test", 'await check("moved 1", { ask: () => moved(1), expect: close(1 + shift) });', test(2)),
    code(
      "moved-hidden",
      '// BEGIN HIDDEN TESTS\nawait check("moved −1", { ask: () => moved(-1), expect: close(shift - 1) });\n// END HIDDEN TESTS',
      test(1),
    ),
    words("why", "Why?\n\n<!-- BEGIN SOLUTION -->\nBecause.\n<!-- END SOLUTION -->", {
      ...solution,
      grade: true,
      points: 2,
    }),
  ],
};

/** A course in a temporary folder, with the small assignment released, to hand in to and to grade. */
export class SmallCourse {
  readonly course = new CourseFolder(mkdtempSync(join(tmpdir(), "small-course-")));
  private source: Notebook | undefined;

  /** @param secret of the course; the same gives the same numbers */
  constructor(private readonly secret = "5a".repeat(32)) {}

  async open(): Promise<void> {
    await ensureClassroom();
    ensureGradingKernel(classroomFolder, classroomPython, QUICK_KERNEL, {
      "--cpu-seconds": 8,
      "--cell-seconds": 90,
    });
    writeFileAtomic(this.course.path("secret"), this.secret);
    chmodSync(this.course.path("secret"), 0o600);
    this.course.create("Small");
    writeFileAtomic(this.course.path("private", `${SMALL}.ipynb`), notebookText(assignment));
    await makeSource(this.course, SMALL);
    this.source = readNotebook(this.course.path("source", SMALL, `${SMALL}.ipynb`));
  }

  /** The class's notebook, solved, to be changed. */
  solved(): Notebook {
    return structuredClone(this.source as Notebook);
  }

  /** The same with another answer in a cell. */
  with(id: string, source: string): Notebook {
    const notebook = this.solved();
    for (const cell of notebook.cells) if (cell.id === id) cell.source = source;
    return notebook;
  }

  handIn(student: string, submission: Notebook | string | Uint8Array): void {
    const folder = this.course.path("submitted", student, SMALL);
    mkdirSync(folder, { recursive: true });
    const data =
      typeof submission === "string" || submission instanceof Uint8Array
        ? submission
        : notebookText(submission);
    writeFileAtomic(join(folder, `${SMALL}.ipynb`), data);
  }

  /** Executes and records submissions; gives what the execution told of each. */
  async grade(students: readonly string[], kernel = QUICK_KERNEL): Promise<Map<string, Told>> {
    const recorder = new PythonWorker("record", [this.course.folder, SMALL]);
    const told = new Map<string, Told>();
    const queue = [...students];
    const work = async (): Promise<void> => {
      const worker = new PythonWorker("run", [this.course.folder, SMALL, kernel]);
      for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
        const executed = await worker.do(next);
        const recorded = executed.failed === undefined ? await recorder.do(next) : undefined;
        told.set(next, recorded?.failed === undefined ? executed : { ...executed, failed: recorded.failed });
      }
      await worker.end();
    };
    await Promise.all([work(), work()]);
    await recorder.end();
    return told;
  }

  /** What each test earned, "twice-test moved-test moved-hidden", and what each that failed says. */
  outcome(student: string): { points: string; messages: Record<string, string>; printed: string } {
    const file = this.course.path("executed", SMALL, `${student}.ipynb`);
    if (!exists(file)) return { points: "not graded", messages: {}, printed: "" };
    const executed = readNotebook(file);
    const messages: Record<string, string> = {};
    let printed = "";
    for (const cell of executed.cells)
      if (cell.cell_type === "code")
        for (const output of cell.outputs) {
          if (output.output_type === "error") messages[cell.id] = `${output.ename}: ${output.evalue}`;
          if (output.output_type === "stream") printed += [output.text].flat().join("");
        }
    return { points: this.points.get(student) ?? "none", messages, printed };
  }

  private points = new Map<string, string>();

  /** Reads all points from the gradebook. */
  async readPoints(): Promise<void> {
    const { assignments } = await readGradebook(this.course.folder);
    const small = assignments.find(({ name }) => name === SMALL);
    for (const submission of small?.submissions ?? []) {
      if (submission.state !== "graded") continue;
      const earned = ["twice-test", "moved-test", "moved-hidden"].map(
        (test) => submission.cells.find(({ id }) => id === test)?.auto ?? "?",
      );
      this.points.set(submission.student, earned.join(" "));
    }
  }

  close(): void {
    rmSync(this.course.folder, { recursive: true, force: true });
  }
}
