import { readdirSync } from "node:fs";
import { join } from "node:path";
import { type Cell, joined, type Notebook, readNotebook } from "../notebooks/notebook";
import { exists } from "../setup/files";
import { Problem } from "../setup/problem";
import { inRoot } from "../setup/root";
import type { CourseFolder } from "./folder";
import { withClassNumbers } from "./numbers";
import { nbgraderOf } from "./roles";

const assignments = inRoot("notebooks", "assignments");

/** The names of the course's assignments, and of the teacher's own, in reading order. */
export function assignmentNames(course?: CourseFolder): string[] {
  const own = course && exists(course.path("private")) ? readdirSync(course.path("private")) : [];
  const given = exists(assignments) ? readdirSync(assignments) : [];
  const names = [
    ...given.filter((name) => exists(join(assignments, name, `${name}.ipynb`))),
    ...own.filter((file) => file.endsWith(".ipynb")).map((file) => file.replace(/\.ipynb$/, "")),
  ];
  return [...new Set(names)].sort();
}

/**
 * The one assignment whose name begins so.
 *
 * @throws Problem naming those there are
 */
export function oneAssignment(names: readonly string[], beginning: string | undefined): string {
  const fitting = names.filter((name) => name === beginning || name.startsWith(beginning ?? ""));
  const [found, ...more] = fitting.includes(beginning ?? "") ? [beginning ?? ""] : fitting;
  if (found !== undefined && more.length === 0) return found;
  throw new Problem(
    `${beginning === undefined ? "Say which assignment" : `No single assignment begins with '${beginning}'`}: there are ${names.join(", ") || "none yet"}.`,
  );
}

/** The folder of an assignment's files in the course's own material; it may be absent for a teacher's own. */
export function assignmentFolder(name: string): string {
  return join(assignments, name);
}

/**
 * An assignment as a class gets it, with solutions and all tests: the course's, with what the teacher's private folder
 * replaces (cells with the same nbgrader id) and adds (cells with new ids, at the end), and the class's numbers.
 *
 * @throws Problem where there is none of that name
 */
export function classSource(course: CourseFolder, name: string): Notebook {
  const given = join(assignmentFolder(name), `${name}.ipynb`);
  const own = course.path("private", `${name}.ipynb`);
  if (!exists(given) && !exists(own))
    throw new Problem(`There is no assignment '${name}': there are ${assignmentNames(course).join(", ")}.`);
  const base = exists(given) ? readNotebook(given) : { ...readNotebook(own), cells: [] };
  const cells = exists(own) ? merged(base.cells, readNotebook(own).cells) : base.cells;
  const { secret } = course;
  // Results are told by ids: a question made in JupyterLab has another one than its nbgrader id.
  const named = cells.map((cell) => ({ ...cell, id: nbgraderOf(cell)?.grade_id ?? cell.id }));
  return {
    ...base,
    metadata: { ...base.metadata, gumbel_softmax_assignment: name },
    cells: named.map((cell) =>
      cell.cell_type === "code"
        ? {
            ...cell,
            source: announced(withClassNumbers(joined(cell.source), secret, name)),
            outputs: [],
            execution_count: null,
          }
        : { ...cell, source: relinked(joined(cell.source)) },
    ),
  };
}

/** A cell of hidden tests alone would be empty for students: it says what it is. */
function announced(code: string): string {
  return code.startsWith("// BEGIN HIDDEN TESTS")
    ? `// Hidden tests run here when your work is graded.\n${code}`
    : code;
}

/** Links to chapters lead from a student's folder of notebooks to the chapter beside it. */
function relinked(text: string): string {
  return text.replaceAll("](../../", "](../");
}

function merged(base: readonly Cell[], own: readonly Cell[]): Cell[] {
  const key = (cell: Cell) => nbgraderOf(cell)?.grade_id ?? cell.id;
  const replacing = new Map(own.map((cell) => [key(cell), cell]));
  const known = new Set(base.map(key));
  return [
    ...base.map((cell) => replacing.get(key(cell)) ?? cell),
    ...own.filter((cell) => !known.has(key(cell))),
  ];
}

/** The assignments of which something is graded. */
export function gradedAssignments(course: CourseFolder): string[] {
  const folder = course.path("autograded");
  if (!exists(folder)) return [];
  const found = readdirSync(folder).flatMap((student) => readdirSync(join(folder, student)));
  return [...new Set(found)].sort();
}
