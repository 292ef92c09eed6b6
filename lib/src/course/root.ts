import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const PROJECT = "gumbel-softmax-course";

/**
 * The course's folder: the one whose package is named gumbel-softmax-course. It is looked for above this file, above
 * the folder that the variable GUMBEL_SOFTMAX_ROOT names (the kernel sets it), and above the working directory.
 *
 * @throws Error where none of them lies in the course
 */
export function courseRoot(): string {
  // As an ES module this file has no __dirname, and the kernel's compiler knows no import.meta.
  const here = typeof __dirname === "string" ? __dirname : undefined;
  const starts = [here, process.env.GUMBEL_SOFTMAX_ROOT, process.cwd()];
  for (const start of starts) {
    const found = start ? above(start) : undefined;
    if (found) return found;
  }
  throw new Error(
    `The course's folder is not found above ${process.cwd()}: run inside it, or set GUMBEL_SOFTMAX_ROOT to its path.`,
  );
}

function above(start: string): string | undefined {
  for (let folder = start; ; folder = dirname(folder)) {
    if (isCourse(join(folder, "package.json"))) return folder;
    if (folder === dirname(folder)) return undefined;
  }
}

function isCourse(manifest: string): boolean {
  if (!existsSync(manifest)) return false;
  try {
    return JSON.parse(readFileSync(manifest, "utf8")).name === PROJECT;
  } catch {
    return false;
  }
}
