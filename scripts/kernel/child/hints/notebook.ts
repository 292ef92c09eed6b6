import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { declaredNames } from "../cell/names";
import type { Ts } from "../tslab";
import type { CellHistory } from "./history";

interface NotebookFile {
  cells?: { cell_type?: string; source?: string | string[] }[];
}

/**
 * Finds a name among the notebook's cells that have not run, as the file on disk has them.
 *
 * @param path of the notebook, as Jupyter tells it to its kernels
 */
export function explainByNotebook(
  ts: Ts,
  path: string | undefined,
  name: string,
  history: CellHistory,
): string | undefined {
  const notebook = path === undefined ? undefined : read(path);
  const codes = (notebook?.cells ?? [])
    .filter((cell) => cell.cell_type === "code")
    .map(({ source = "" }) => (Array.isArray(source) ? source.join("") : source));
  const index = codes.findIndex(
    (code) =>
      code.includes(name) &&
      !history.hasRun(code) &&
      declaredNames(ts, ts.createSourceFile("cell.ts", code, ts.ScriptTarget.ES2022).statements).has(name),
  );
  if (path === undefined || index < 0) return undefined;
  return `The ${ordinal(index + 1)} code cell of ${basename(path)} declares \`${name}\`: run it first.`;
}

function read(path: string): NotebookFile | undefined {
  if (!path.endsWith(".ipynb")) return undefined;
  for (const place of [path, basename(path)]) {
    try {
      return JSON.parse(readFileSync(resolve(place), "utf8"));
    } catch {
      // not there, or not yet saved
    }
  }
  return undefined;
}

function ordinal(n: number): string {
  const ending = ["th", "st", "nd", "rd"][n % 100 > 10 && n % 100 < 14 ? 0 : n % 10] ?? "th";
  return n + ending;
}
