import { readdirSync } from "node:fs";
import { join } from "node:path";
import { figuresOf } from "../notebooks/figures";
import { readNotebook } from "../notebooks/notebook";
import { exists, hashFile, listFiles, sha256 } from "../setup/files";
import { Problem } from "../setup/problem";
import { inRoot } from "../setup/root";

/** Where the parts of the book lie. */
export interface BookInputs {
  /** The folder of executed notebooks. */
  folder: string;
  /** The executed notebooks' file names, in reading order. */
  notebooks: string[];
  /** The folder of figures, `NAME.svg`. */
  figures: string;
  /** The file names of all notebooks of the course, executed or not. */
  course: string[];
  /** The folder of the book's own pages, settings, styles and scripts. */
  source: string;
}

/** The file names of a folder's notebooks, in reading order; none where there is no folder. */
export function notebooksIn(folder: string): string[] {
  if (!exists(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ipynb"))
    .map((entry) => entry.name)
    .sort();
}

/**
 * Finds what the book is made of.
 *
 * @throws Problem where no notebook has been executed
 */
export function findInputs(folder: string, figures: string, courseFolder: string): BookInputs {
  const notebooks = notebooksIn(folder);
  if (notebooks.length === 0)
    throw new Problem(
      `There is no executed notebook in ${folder} to make the book of: run \`npm run notebooks\`.`,
    );
  return {
    folder,
    notebooks,
    figures,
    course: notebooksIn(courseFolder),
    source: inRoot("scripts", "book", "source"),
  };
}

/** One hash over all that the book is made of: equal hash, equal book. */
export async function stampOf(inputs: BookInputs): Promise<string> {
  const parts: string[] = [];
  for (const name of inputs.notebooks) {
    const path = join(inputs.folder, name);
    parts.push(`${name} ${hashFile(path)}`);
    for (const figure of figureNames(path))
      parts.push(`${figure} ${hashFile(join(inputs.figures, `${figure}.svg`))}`);
  }
  for (const programs of [inRoot("scripts", "book"), inRoot("scripts", "live")])
    for (const file of await listFiles(programs, ["fixtures"])) {
      if (!file.endsWith(".test.ts")) parts.push(`${file} ${hashFile(join(programs, file))}`);
    }
  const library = inRoot("lib", "src");
  for (const file of await listFiles(library)) parts.push(`${file} ${hashFile(join(library, file))}`);
  parts.push(
    hashFile(inRoot("scripts", "setup", "python", "run.txt")),
    hashFile(inRoot("package-lock.json")),
  );
  return sha256([...parts, ...inputs.course].join("\n"));
}

function figureNames(path: string): string[] {
  return figuresOf(readNotebook(path)).map(({ name }) => name);
}
