import { dirname, resolve } from "node:path";
import { ensureKernel } from "../kernel/install";
import { ensureLibrary } from "../library/build";
import { execute } from "../notebooks/execute";
import { type CodeCell, joined, readNotebook } from "../notebooks/notebook";
import { exists } from "../setup/files";
import { Problem } from "../setup/problem";
import { ensurePython } from "../setup/python";
import { nbgraderOf, roleOf } from "./roles";

/**
 * A student's own check: runs a notebook from its beginning in a new kernel, and says what its visible tests find.
 *
 * @param args the notebook's path
 * @throws Problem where it can't be read
 */
export async function validate([path]: string[]): Promise<void> {
  if (path === undefined)
    throw new Problem("Say which notebook: npm run course -- validate my-notebooks/NAME/NAME.ipynb");
  if (!exists(path)) throw new Problem(`There is no file ${path}.`);
  const notebook = readNotebook(path);
  const tests = notebook.cells.filter((cell): cell is CodeCell => roleOf(cell) === "test");
  if (tests.length === 0)
    throw new Problem(`${path} has no tests: it is no assignment, or they were deleted.`);
  await ensurePython();
  await ensureKernel();
  await ensureLibrary();
  // The metadata that say which cells are tests do not survive the execution; their ids do.
  const run = await execute(notebook, {
    folder: dirname(resolve(path)),
    cellTimeout: 120,
    allowErrors: true,
  });
  const ran = new Map(run.notebook.cells.map((cell) => [cell.id, cell as CodeCell]));
  let passed = 0;
  const visible = tests.filter((test) => !isHidden(test));
  for (const test of visible) {
    const message = errorOf(ran.get(test.id));
    if (message === undefined) passed++;
    const points = nbgraderOf(test)?.points ?? 0;
    console.log(
      `${message === undefined ? "✓" : "✗"} ${nbgraderOf(test)?.grade_id ?? test.id} (${points} ${points === 1 ? "point" : "points"})`,
    );
    if (message !== undefined) console.log(message.replace(/^/gm, "    "));
  }
  for (const cell of notebook.cells.filter((one) => roleOf(one) === "solution")) {
    const message = errorOf(ran.get(cell.id));
    if (message !== undefined) console.log(`✗ your cell '${cell.id}' stops: ${message.split("\n")[0]}`);
  }
  console.log(
    `${passed} of ${visible.length} visible tests pass. Hidden tests and written answers are graded when you hand it in.`,
  );
  process.exitCode = passed === visible.length ? 0 : 1;
}

/** True where a test cell holds nothing that a student sees. */
function isHidden(test: CodeCell): boolean {
  return (
    joined(test.source)
      .replace(/^\s*\/\/.*$/gm, "")
      .trim() === ""
  );
}

/** What a cell's error says, or undefined where it has none. */
function errorOf(cell: CodeCell | undefined): string | undefined {
  const error = cell?.outputs.find((output) => output.output_type === "error");
  return error === undefined ? undefined : joined([error.evalue || error.ename]);
}
