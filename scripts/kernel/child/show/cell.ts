import { inspect, types } from "node:util";
import { numberTexts } from "./numberText";

const MOST_CHARACTERS = 60;
const CUT = "…";

/** A column's cells as text, and whether they are numbers, which stand to the right. */
export interface CellTexts {
  texts: string[];
  isNumeric: boolean;
  /** true for each cell that holds nothing */
  missing: boolean[];
  /** true where a text is longer than is shown */
  isCut: boolean;
}

/** The cells of one column, of which numbers get the same number of decimals. */
export function cellTexts(cells: readonly unknown[]): CellTexts {
  const numbers = cells.filter((cell) => typeof cell === "number");
  const written = numberTexts(numbers);
  let next = 0;
  const texts = cells.map((cell) => (typeof cell === "number" ? (written[next++] ?? "") : cellText(cell)));
  const missing = cells.map((cell) => cell === null || cell === undefined || Number.isNaN(cell));
  const isNumeric = cells.every(
    (cell, i) => missing[i] || typeof cell === "number" || typeof cell === "bigint",
  );
  const isCut = cells.some(
    (cell, i) => typeof cell === "string" && texts[i]?.endsWith(CUT) && !cell.endsWith(CUT),
  );
  return { texts, isNumeric, missing, isCut };
}

function cellText(cell: unknown): string {
  const text = typeof cell === "string" ? cell : inspected(cell);
  const line = text.slice(0, MOST_CHARACTERS + 1).replace(/\p{Cc}/gu, visible);
  if (line.length <= MOST_CHARACTERS && text.length <= MOST_CHARACTERS) return line;
  return line.slice(0, MOST_CHARACTERS - 1).replace(/[\ud800-\udbff]$/, "") + CUT;
}

function inspected(cell: unknown): string {
  if (types.isDate(cell) && !Number.isNaN(Date.prototype.getTime.call(cell)))
    return Date.prototype.toISOString.call(cell);
  return inspect(cell, {
    depth: 0,
    maxArrayLength: 3,
    maxStringLength: MOST_CHARACTERS,
    breakLength: Number.POSITIVE_INFINITY,
  });
}

/** A line break or another sign that would tear the table, as it is written in a string. */
function visible(character: string): string {
  return inspect(character).slice(1, -1);
}
