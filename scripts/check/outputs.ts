import { figuresOf } from "../notebooks/figures";
import { type CodeCell, isVolatile, joined, type Notebook, type Output } from "../notebooks/notebook";

/** What only one machine or one moment can have printed. */
const TRACES: [RegExp, string][] = [
  [/(^|[\s"'`(=])\/(home|Users|root|tmp|workspaces?|var|opt|private)\//m, "a path of a machine"],
  [/\b[A-Za-z]:\\\\?(Users|Windows|Temp)/, "a path of a machine"],
  [/file:\/\/\//, "a path of a machine"],
  [/\b\d{1,2}:\d{2}:\d{2}\b/, "a time of day"],
  [/\b20[2-9]\d-\d\d-\d\dT\d\d:\d\d/, "a date and time"],
];

/** Outputs that must not be committed, or are missing. */
export function outputFindings(notebook: Notebook): string[] {
  const findings: string[] = [];
  const cells = notebook.cells.filter((cell): cell is CodeCell => cell.cell_type === "code");
  cells.forEach((cell, i) => {
    const at = `code cell ${i + 1} (id ${cell.id})`;
    if (isVolatile(cell)) {
      if (cell.outputs.length > 0) findings.push(`${at} is volatile, so its output must not be committed`);
      return;
    }
    if (cell.execution_count === null)
      findings.push(`${at} was not executed: run npm run notebooks -- --update`);
    if (/^(figure|table|live)\(/m.test(joined(cell.source)) && !cell.outputs.some(isShown))
      findings.push(`${at} makes a figure or a table and doesn't show it: let it be the cell's last value`);
    for (const output of cell.outputs) {
      if (output.output_type === "error") findings.push(`${at} holds the error ${output.ename}`);
      const text = textOf(output);
      for (const [pattern, what] of TRACES) {
        const match = pattern.exec(text);
        if (match) findings.push(`${at} shows ${what}: '${match[0].trim()}'`);
      }
    }
  });
  for (const { name, alt, caption } of figuresOf(notebook)) {
    if (alt.trim().length < 20) findings.push(`figure ${name} lacks an alt text that says what it shows`);
    if (caption.trim() === "") findings.push(`figure ${name} lacks a caption`);
  }
  return findings;
}

const isShown = ({ output_type }: Output): boolean =>
  output_type === "execute_result" || output_type === "display_data";

/** All that a reader sees of an output as text; pictures are left out. */
function textOf(output: Output): string {
  if (output.output_type === "stream") return joined(output.text);
  if (output.output_type === "error") return output.traceback.join("\n");
  return Object.entries(output.data)
    .filter(([type]) => !type.startsWith("image/"))
    .map(([, value]) =>
      typeof value === "string" || Array.isArray(value) ? [value].flat().join("") : JSON.stringify(value),
    )
    .join("\n");
}
