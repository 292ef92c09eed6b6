/** How one task went on one Node. */
export interface Row {
  /** Exact version. */
  version: string;
  task: string;
  passed: boolean;
  /** How long it took, in seconds. */
  seconds: number;
}

/** The results as a table of text, columns aligned. */
export function table(rows: readonly Row[]): string {
  const cells = [
    ["Node", "task", "result", "seconds"],
    ...rows.map((row) => [row.version, row.task, row.passed ? "passed" : "FAILED", row.seconds.toFixed(1)]),
  ];
  const widths = [0, 1, 2, 3].map((column) => Math.max(...cells.map((line) => line[column]?.length ?? 0)));
  const padded = (cell: string, column: number) =>
    column === 3 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0);
  return cells.map((line) => line.map(padded).join("  ").trimEnd()).join("\n");
}
