import { type CodeCell, joined, type Notebook } from "./notebook";

/** What a reader needs to find a failing cell: which, its text, and the traceback with the line. */
export function describeFailure(notebook: Notebook, failure: { kind: string; message: string }): string {
  const at = notebook.cells.findIndex(
    (cell) => cell.cell_type === "code" && cell.outputs.some((output) => output.output_type === "error"),
  );
  if (at < 0) return `${failure.kind}: ${plain(failure.message)}`;
  const cell = notebook.cells[at] as CodeCell;
  const number = notebook.cells.slice(0, at + 1).filter((c) => c.cell_type === "code").length;
  const error = cell.outputs.find((output) => output.output_type === "error");
  const lines = joined(cell.source).split("\n");
  const width = String(lines.length).length;
  return [
    `code cell ${number} (id ${cell.id}):`,
    ...lines.map((line, i) => `  ${String(i + 1).padStart(width)} | ${line}`),
    "",
    ...(error?.output_type === "error" ? headed(error).map((line) => `  ${line}`) : []),
  ].join("\n");
}

/** The traceback, under "name: message" where it does not begin so. */
function headed(error: { ename: string; evalue: string; traceback: string[] }): string[] {
  const trace = plain(error.traceback.join("\n")).split("\n");
  const head = `${error.ename}: ${error.evalue}`;
  return trace[0]?.includes(error.evalue.split("\n")[0] ?? "") ? trace : [head, ...trace];
}

/** Text without terminal colours. */
function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours begin with the escape character
  return text.replace(/\u001b\[[0-9;]*m/g, "");
}
