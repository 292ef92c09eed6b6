import { committed, METADATA, normalise } from "../notebooks/normalise";
import { type Notebook, notebookText } from "../notebooks/notebook";

const LARGEST = 400 * 1024;

/** What is wrong with a notebook as a file: size, ids, kernel, form. */
export function formFindings(notebook: Notebook, text: string): string[] {
  const findings: string[] = [];
  const size = Buffer.byteLength(text);
  if (size > LARGEST) findings.push(`has ${Math.ceil(size / 1024)} KB; 400 KB is the most`);
  const ids = notebook.cells.map((cell) => cell.id);
  const bad = ids.findIndex((id) => typeof id !== "string" || !/^[a-zA-Z0-9_-]{1,64}$/.test(id));
  if (bad >= 0) findings.push(`cell ${bad + 1} lacks a valid id`);
  const twice = ids.find((id, i) => ids.indexOf(id) !== i);
  if (twice !== undefined) findings.push(`two cells have the id ${twice}`);
  const { kernelspec } = notebook.metadata as { kernelspec?: unknown };
  if (JSON.stringify(kernelspec) !== JSON.stringify(METADATA.kernelspec))
    findings.push("its kernelspec is not the course's: open it with the kernel 'TypeScript'");
  if (findings.length === 0 && text !== notebookText(committed(normalise(notebook))))
    findings.push("is not in the form in which the course writes it: run npm run notebooks -- --update");
  return findings;
}
