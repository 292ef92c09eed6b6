import type { CodeCell, Notebook } from "../notebooks/notebook";
import { joined } from "../notebooks/notebook";

const CLOSING = ["Summary", "Exercises", "References"];

/** What a notebook's outline lacks of the form that every notebook of the course has (DESIGN, last section). */
export function structureFindings(notebook: Notebook): string[] {
  const texts = notebook.cells.map((cell) => (cell.cell_type === "markdown" ? joined(cell.source) : ""));
  const headings = texts.flatMap((text) => text.match(/^#{1,2} .+$/gm) ?? []);
  const titles = headings.filter((heading) => heading.startsWith("# "));
  const sections = headings
    .filter((heading) => heading.startsWith("## "))
    .map((heading) => heading.slice(3).trim());
  const findings: string[] = [];
  if (!texts[0]?.startsWith("# ") || titles.length !== 1)
    findings.push("must begin with its one '# ' heading, followed by a sentence of promise");
  else if (!/^# .+\n+\p{Lu}.{19,}/u.test(texts[0]))
    findings.push("lacks the sentence of promise under its heading");
  const opening = texts.slice(0, firstCode(notebook)).join("\n");
  for (const [pattern, name] of [
    [/you will be able to/i, "what you will be able to do ('you will be able to')"],
    [/you need/i, "what you need ('you need')"],
    [/\d+ minutes/i, "how many minutes it takes ('40 minutes')"],
  ] as const)
    if (!pattern.test(opening)) findings.push(`does not say before its first code cell ${name}`);
  if (sections.slice(-3).join() !== CLOSING.join())
    findings.push(
      `must end with the sections ${CLOSING.join(", ")}; it ends with ${sections.slice(-3).join(", ")}`,
    );
  if (sections.length < 5) findings.push("has fewer than two sections of its own before the Summary");
  return [...findings, ...importFindings(notebook), ...sizeFindings(notebook)];
}

/** Imports stand in one cell, the first that has code. */
function importFindings(notebook: Notebook): string[] {
  const code = codeCells(notebook);
  return code
    .map((cell, i) => ({ number: i + 1, has: /^import\s/m.test(joined(cell.source)) }))
    .filter(({ number, has }) => has !== (number === 1))
    .map(({ number, has }) =>
      has
        ? `code cell ${number} imports: all imports belong into the first code cell`
        : "its first code cell imports nothing: it must be the import cell",
    );
}

/** Cells a reader can take in: at most 25 lines of at most 75 columns. */
export function sizeFindings(notebook: Notebook): string[] {
  return codeCells(notebook).flatMap((cell, i) => {
    const lines = joined(cell.source).split("\n");
    const long = lines.findIndex((line) => line.length > 75);
    return [
      ...(lines.length > 25 ? [`code cell ${i + 1} has ${lines.length} lines; 25 is the most`] : []),
      ...(long >= 0
        ? [`code cell ${i + 1}, line ${long + 1} has ${lines[long]?.length} columns; 75 is the most`]
        : []),
    ];
  });
}

const codeCells = (notebook: Notebook): CodeCell[] =>
  notebook.cells.filter((cell): cell is CodeCell => cell.cell_type === "code");

const firstCode = (notebook: Notebook): number =>
  notebook.cells.findIndex((cell) => cell.cell_type === "code");
