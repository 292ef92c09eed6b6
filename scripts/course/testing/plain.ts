import { runInThisContext } from "node:vm";
import * as course from "../../../lib/src/course/index";
import * as goodness from "../../../lib/src/goodness/index";
import * as core from "../../../lib/src/index";
import * as tf from "../../../lib/src/tf/index";
import { type Cell, joined, type Notebook } from "../../notebooks/notebook";
import { bodyOf } from "../judge/body";
import { judgeProgram } from "../judge/program";
import { roleOf } from "../roles";

type Load = (name: string) => unknown;
type Tests = Record<string, () => Promise<void>>;

const own: Record<string, unknown> = {
  "gumbel-softmax": core,
  "gumbel-softmax/course": course,
  "gumbel-softmax/goodness": goodness,
  "gumbel-softmax/tf": tf,
};
const load: Load = (name) => own[name] ?? import(name);

/**
 * Grades an answered notebook as a submission is graded, student's code here and tests there, with no name shared between
 * them, but in this process: quick, and good for code that can be trusted.
 *
 * @returns the ids of the test cells that failed, with their messages
 */
export async function gradePlainly(notebook: Notebook): Promise<Map<string, string>> {
  const failed = new Map<string, string>();
  const { log } = console;
  console.log = () => {};
  const student = await studentOf(notebook).catch((error: Error) => error);
  const tests = await (runInThisContext(judgeProgram(notebook)) as (load: Load) => Promise<Tests>)(load);
  course.examineBy((ask, given) => {
    if (student instanceof Error) throw student;
    return course.replyText(student(String(ask)) as (given: unknown) => unknown, given);
  });
  try {
    for (const [id, test] of Object.entries(tests))
      await test().catch((error: Error) => failed.set(id, error.message));
  } finally {
    console.log = log;
    course.examineBy();
  }
  return failed;
}

/** Runs all cells but the tests; gives what evaluates a question's text among their names. */
function studentOf(notebook: Notebook): Promise<(source: string) => unknown> {
  const cells = notebook.cells.filter((cell) => cell.cell_type === "code" && roleOf(cell) !== "test");
  const text = `(async (load) => {\n${cells.map(runnable).join("\n;\n")}\n;return (source) => eval("(" + source + ")");\n})`;
  return runInThisContext(text)(load);
}

const DECLARES = /^(?:import|const|let|var|class|(?:async )?function)\b/m;

/** A cell that only shows something, such as a figure, may fail without harm to the others, as in a notebook. */
function runnable(cell: Cell): string {
  const body = bodyOf(cell);
  return DECLARES.test(joined(cell.source)) ? body : `try {\n${body}\n} catch {}`;
}
