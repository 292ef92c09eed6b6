/** How many figures the largest number of a column shows where no decimals are asked for. */
const FIGURES = 4;
const MOST_DECIMALS = 6;

/**
 * Decimals for a column: none for whole numbers, else as many as give its largest number four figures.
 */
export function decimalsOf(column: readonly unknown[]): number {
  const numbers = column.filter((cell): cell is number => typeof cell === "number" && Number.isFinite(cell));
  if (numbers.every(Number.isInteger)) return 0;
  let decimals = FIGURES;
  for (let size = Math.max(...numbers.map(Math.abs)); size >= 1 && decimals > 0; size /= 10) decimals--;
  for (let size = Math.max(...numbers.map(Math.abs)); size < 0.1 && decimals < MOST_DECIMALS; size *= 10)
    decimals++;
  return decimals;
}

/** A cell as text: numbers with so many decimals, nothing for undefined and null. */
export function formatCell(cell: unknown, decimals: number): string {
  if (cell === undefined || cell === null) return "";
  if (typeof cell !== "number") return String(cell);
  if (!Number.isFinite(cell)) return Number.isNaN(cell) ? "NaN" : cell > 0 ? "∞" : "−∞";
  const text = Math.abs(cell) >= 1e21 ? String(cell) : cell.toFixed(decimals);
  // No −0.00: what rounds to zero has no sign.
  return /^-[0.]*$/.test(text) ? text.slice(1) : text.replace("-", "−");
}
