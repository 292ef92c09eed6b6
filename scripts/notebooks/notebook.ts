import { readFileSync } from "node:fs";
import { Problem } from "../setup/problem";

/** A mime bundle: type to data. Text may be one string or a list of lines. */
export type Bundle = Record<string, unknown>;

/** One output of a code cell, as nbformat 4.5 has it. */
export type Output =
  | { output_type: "stream"; name: "stdout" | "stderr"; text: string | string[] }
  | { output_type: "error"; ename: string; evalue: string; traceback: string[] }
  | { output_type: "display_data"; data: Bundle; metadata: Record<string, unknown> }
  | {
      output_type: "execute_result";
      data: Bundle;
      metadata: Record<string, unknown>;
      execution_count: number | null;
    };

export interface CodeCell {
  cell_type: "code";
  id: string;
  metadata: { tags?: string[]; [key: string]: unknown };
  source: string | string[];
  execution_count: number | null;
  outputs: Output[];
}

export interface TextCell {
  cell_type: "markdown" | "raw";
  id: string;
  metadata: { tags?: string[]; [key: string]: unknown };
  source: string | string[];
}

export type Cell = CodeCell | TextCell;

export interface Notebook {
  cells: Cell[];
  metadata: Record<string, unknown>;
  nbformat: number;
  nbformat_minor: number;
}

/** A value that nbformat stores as one string or as lines, as one string. */
export const joined = (text: string | readonly string[]): string =>
  typeof text === "string" ? text : text.join("");

/** True where the output of a cell depends on the machine or the time (DESIGN: tag `volatile`). */
export const isVolatile = (cell: Cell): boolean => cell.metadata.tags?.includes("volatile") ?? false;

/**
 * Reads a notebook.
 *
 * @throws Problem where the file is no notebook of format 4
 */
export function readNotebook(path: string): Notebook {
  let parsed: Notebook;
  try {
    parsed = JSON.parse(readFileSync(path, "utf8")) as Notebook;
  } catch (error) {
    throw new Problem(`${path} can't be read as a notebook: ${(error as Error).message}.`);
  }
  if (parsed.nbformat !== 4 || !Array.isArray(parsed.cells))
    throw new Problem(`${path} is not a notebook of format 4: open it in JupyterLab and save it again.`);
  return parsed;
}

/** A notebook's text, in the form in which Jupyter itself writes it: one-space indent, sorted keys, text as lines. */
export function notebookText(notebook: Notebook): string {
  return `${JSON.stringify(sorted(asLines(notebook)), null, 1)}\n`;
}

function asLines(notebook: Notebook): Notebook {
  const lines = (text: string | string[]) => joined(text).match(/[^\n]*\n|[^\n]+/g) ?? [];
  const cells = notebook.cells.map((cell): Cell => {
    if (cell.cell_type !== "code") return { ...cell, source: lines(cell.source) };
    const outputs = cell.outputs.map((output): Output => {
      if (output.output_type === "stream") return { ...output, text: lines(output.text) };
      if (output.output_type === "error") return output;
      const data = Object.entries(output.data).map(([type, value]) => [
        type,
        type.startsWith("text/") || type === "image/svg+xml" ? lines(value as string | string[]) : value,
      ]);
      return { ...output, data: Object.fromEntries(data) };
    });
    return { ...cell, source: lines(cell.source), outputs };
  });
  return { ...notebook, cells };
}

/** The same value with every object's keys in order, so that equal notebooks are equal files. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
