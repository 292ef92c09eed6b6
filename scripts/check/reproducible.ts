import { type CodeCell, isVolatile, joined, type Notebook } from "../notebooks/notebook";

/** What gives another result on another day, machine or in another country, and what to use instead. */
const UNSTEADY: readonly [RegExp, string][] = [
  [/\bMath\.random\b/, "draws from no seed: use the notebook's own stream, createRandom(seed)"],
  [/\bcrypto\b/, "draws from no seed: use the notebook's own stream, createRandom(seed)"],
  [
    /\bDate\.now\b|\bnew Date\b(?!\s*\(\s*[^)\s])|(?<!new )\bDate\(|\bperformance\.now\b|\bhrtime\b|\bconsole\.time/,
    "reads the clock",
  ],
  [/\.(?:toLocale\w*|localeCompare)\(|\bIntl\./, "depends on the reader's country: thousands(n) or toFixed"],
];

/** Where a cell's output would not be the same everywhere. Cells tagged `volatile` may do what they want. */
export function reproducibleFindings(notebook: Notebook): string[] {
  return notebook.cells
    .filter((cell): cell is CodeCell => cell.cell_type === "code")
    .flatMap((cell, i) => (isVolatile(cell) ? [] : inCell(joined(cell.source), i + 1)));
}

function inCell(source: string, number: number): string[] {
  return source.split("\n").flatMap((line, i) =>
    UNSTEADY.flatMap(([pattern, why]) => {
      const found = pattern.exec(line);
      return found ? [`code cell ${number}, line ${i + 1}: ${found[0]} ${why}`] : [];
    }),
  );
}
