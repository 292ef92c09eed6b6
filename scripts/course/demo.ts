import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Cell, joined, type Notebook, notebookText, readNotebook } from "../notebooks/notebook";
import { readCommandLine } from "../setup/commandLine";
import { exists, writeFileAtomic } from "../setup/files";
import { Problem, say } from "../setup/problem";
import type { CourseFolder } from "./folder";
import { type Mistake, readMistakes } from "./mistakes";
import { release } from "./release";
import { nbgraderOf, roleOf } from "./roles";
import { assignmentFolder } from "./sources";

/** The assignment that the made-up class has done. */
const ASSIGNMENT = "04-the-gumbel-max-trick";

/** Names for made-up students: one first name for each kind of submission, one last name for each round of the kinds. */
const FIRST = ["Ada", "Ben", "Chen", "Dalia", "Emre", "Fay", "Goran", "Hana", "Ines", "Jonas"];
const LAST = (
  "Archer Brandt Cruz Dubois Eriksen Farouk Garcia Hansen Ito Jensen Kaya Lopez Moreau Novak Okafor " +
  "Petrov Quist Rossi Silva Tanaka Ueda Varga Weber Xu Yilmaz Zhang Abbasi Bakker Conti Dimitrov"
).split(" ");
const MOST = FIRST.length * LAST.length;

/** A kind of submission: what becomes of an answered notebook and of the file. */
interface Kind {
  name: string;
  make(notebook: Notebook, mistakes: readonly Mistake[], which: number): string;
}

/** Ten kinds, as they come in. */
const KINDS: readonly Kind[] = [
  { name: "all right", make: (notebook) => notebookText(answered(notebook, "Because the largest wins.")) },
  { name: "right, its written answer empty", make: (notebook) => notebookText(notebook) },
  {
    name: "one usual mistake",
    make: (notebook, mistakes, i) => notebookText(withMistakes(notebook, [pick(mistakes, i)])),
  },
  {
    name: "two usual mistakes",
    make: (notebook, mistakes, i) =>
      notebookText(withMistakes(notebook, [pick(mistakes, i), pick(mistakes, i + 3)])),
  },
  { name: "half done", make: (notebook) => notebookText(halfDone(notebook)) },
  { name: "untouched", make: (notebook) => notebookText(untouched(notebook)) },
  { name: "an endless loop", make: (notebook) => notebookText(firstAnswer(notebook, "for (;;) {}")) },
  {
    name: "a type error",
    make: (notebook) => notebookText(firstAnswer(notebook, 'const n: number = "four";')),
  },
  { name: "its tests deleted", make: (notebook) => notebookText(withoutTests(notebook)) },
  { name: "no notebook", make: () => "I could not open the file, sorry.\n" },
];

/**
 * Makes a course with submissions of ten kinds, thirty unless told otherwise, in a folder as a learning platform gives
 * them: for a teacher who wants to try the classroom, or, with as many as the class has students, to see what grading
 * costs.
 *
 * @throws Problem where the folder is a course already, or the number of students is not between 1 and 300
 */
export async function demo(args: string[], course: CourseFolder): Promise<void> {
  const students = readStudents(args);
  if (exists(course.path("course.json")))
    throw new Problem(`${course.folder} is a course already: choose an empty folder with --course DIR.`);
  await release([ASSIGNMENT, "--name", "Demonstration"], course);
  const solved = unmarked(readNotebook(course.path("source", ASSIGNMENT, `${ASSIGNMENT}.ipynb`)));
  const mistakes = readMistakes(readFileSync(join(assignmentFolder(ASSIGNMENT), "mistakes.md"), "utf8"));
  const rows = ["id,name,email"];
  for (let n = 0; n < students; n++) {
    const [i, round] = [n % FIRST.length, Math.floor(n / FIRST.length)];
    const [first, last] = [FIRST[i] ?? "", LAST[round] ?? ""];
    rows.push(`s${100 + n},${first} ${last},${first.toLowerCase()}.${last.toLowerCase()}@example.org`);
    const folder = `${first} ${last}_${100 + n}_assignsubmission_file_`;
    const text = KINDS[i]?.make(solved, mistakes, round) ?? "";
    writeFileAtomic(course.path("incoming", folder, `${ASSIGNMENT}.ipynb`), text);
  }
  writeFileAtomic(course.path("students.csv"), `${rows.join("\n")}\n`);
  say(`A course with ${rows.length - 1} made-up submissions is in ${course.folder}:`);
  for (const [i, { name }] of KINDS.slice(0, students).entries()) say(`  ${FIRST[i]} …: ${name}`);
  const where = `--course ${course.folder}`;
  say("Grade it:");
  say(`  npm run course -- collect ${course.path("incoming")} ${where}`);
  for (const command of ["autograde", "feedback", "grades"]) say(`  npm run course -- ${command} ${where}`);
}

function readStudents(args: string[]): number {
  const usage = "npm run course -- demo [--students N] [--course DIR]";
  const options = { students: { type: "string", default: "30" } } as const;
  const { students } = readCommandLine({ args, options }, usage).values;
  const count = Number(students);
  if (!Number.isInteger(count) || count < 1 || count > MOST)
    throw new Problem(
      `--students is '${students}', but must be a whole number from 1 to ${MOST}. Usage: ${usage}.`,
    );
  return count;
}

function pick(mistakes: readonly Mistake[], i: number): Mistake {
  return mistakes[i % mistakes.length] as Mistake;
}

function mapped(notebook: Notebook, change: (cell: Cell) => Cell | undefined): Notebook {
  return { ...notebook, cells: notebook.cells.flatMap((cell) => change(cell) ?? []) };
}

function answered(notebook: Notebook, words: string): Notebook {
  return mapped(notebook, (cell) => (roleOf(cell) === "written" ? { ...cell, source: words } : cell));
}

function withMistakes(notebook: Notebook, mistakes: readonly Mistake[]): Notebook {
  return mapped(notebook, (cell) => {
    const found = mistakes.find((mistake) => mistake.cell === nbgraderOf(cell)?.grade_id);
    return found === undefined ? cell : { ...cell, source: found.code };
  });
}

/** Answers as students write them: without the marks around a solution. */
function unmarked(notebook: Notebook): Notebook {
  const mark = /^ *(\/\/|<!--) (BEGIN|END) SOLUTION( -->)?\n/gm;
  return mapped(notebook, (cell) => ({ ...cell, source: joined(cell.source).replace(mark, "") }));
}

/** A function's head with nothing in it yet. */
function emptied(cell: Cell): Cell {
  const body = /\{\n[\s\S]*\n\}$/;
  return {
    ...cell,
    source: joined(cell.source).replace(body, '{\n  throw new Error("not implemented");\n}'),
  };
}

function halfDone(notebook: Notebook): Notebook {
  const solutions = notebook.cells.filter((cell) => roleOf(cell) === "solution");
  const rest = new Set(solutions.slice(Math.floor(solutions.length / 2)));
  return mapped(notebook, (cell) => (rest.has(cell) ? emptied(cell) : cell));
}

function untouched(notebook: Notebook): Notebook {
  return mapped(answered(notebook, "YOUR ANSWER HERE"), (cell) =>
    roleOf(cell) === "solution" ? emptied(cell) : cell,
  );
}

function firstAnswer(notebook: Notebook, code: string): Notebook {
  const first = notebook.cells.find((cell) => roleOf(cell) === "solution");
  return mapped(notebook, (cell) => (cell === first ? { ...cell, source: code } : cell));
}

function withoutTests(notebook: Notebook): Notebook {
  return mapped(notebook, (cell) => (roleOf(cell) === "test" ? undefined : cell));
}
