import { type FrameLike, gridOf } from "../../../lib/src/course/rows";

/**
 * A Danfo DataFrame as CSV (RFC 4180). A text that a spreadsheet would take for a formula has an apostrophe before
 * it, which spreadsheets don't show.
 */
export function csvOfFrame(frame: FrameLike): string {
  const { columns, cells } = gridOf(frame);
  return [columns, ...cells].map((row) => `${row.map(cellOf).join(",")}\n`).join("");
}

function cellOf(value: unknown): string {
  if (typeof value === "number") return Number.isFinite(value) ? String(value) : "";
  const text = value === null || value === undefined ? "" : String(value);
  const harmless = /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless;
}
