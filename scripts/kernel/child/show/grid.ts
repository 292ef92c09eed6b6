import { escapeMarkup } from "../../../../lib/src/course/escapeMarkup";
import type { CellTexts } from "./cell";
import { counted, type Edges, edges, withGap } from "./edges";
import type { Shown } from "./shown";

/** A table of which the first and the last rows and columns are shown. */
export interface Grid {
  caption: string;
  rows: Edges;
  columns: Edges;
  /** what stands before each row shown */
  labels: string[];
  /** names of the columns shown, and the types of what is in them */
  heads: { name: string; type?: string }[];
  cells: CellTexts[];
  /** code that gives a cell's text in full, where one is cut */
  whole: string;
}

const MOST_ROWS = 20;
const MOST_COLUMNS = 12;
const END = 5;

/** Which rows and columns of a table are shown. */
export function gridEdges(rows: number, columns: number): Pick<Grid, "rows" | "columns"> {
  return { rows: edges(rows, MOST_ROWS, END, END), columns: edges(columns, MOST_COLUMNS, END + 1, END) };
}

/** A table in HTML that a screen reader can walk through, and as text whose columns are aligned. */
export function showGrid(grid: Grid): Required<Shown> {
  return { text: textOf(grid), html: htmlOf(grid) };
}

/** What is said below a table in which a text is cut. */
function noteOf({ cells, whole }: Grid): string[] {
  return cells.some(({ isCut }) => isCut) ? [`… texts in full: ${whole}`] : [];
}

function textOf(grid: Grid): string {
  const { caption, rows, columns, labels, heads, cells } = grid;
  const hasTypes = heads.some(({ type }) => type !== undefined);
  const before = ["", ...(hasTypes ? [""] : []), ...labels];
  const filled = cells.map(({ texts, isNumeric }, j) => {
    const { name = "", type = "" } = heads[j] ?? {};
    return aligned([name, ...(hasTypes ? [type] : []), ...texts], isNumeric);
  });
  const gap = before.map((_, i) => (i === 0 ? "…" : " "));
  const all = [aligned(before, false), ...withGap(filled, columns, () => gap)];
  const lines = before.map((_, i) =>
    all
      .map((column) => column[i] ?? "")
      .join("  ")
      .trimEnd(),
  );
  const headLines = hasTypes ? 2 : 1;
  const body = withGap(lines.slice(headLines), rows, (count) => `… ${counted(count, "row")} more`);
  const rule = all.map((column) => "─".repeat(column[0]?.length ?? 0)).join("  ");
  return [caption, ...lines.slice(0, headLines), rule, ...body, ...noteOf(grid)].join("\n");
}

function aligned(texts: readonly string[], toTheRight: boolean): string[] {
  const width = Math.max(...texts.map((text) => text.length));
  return texts.map((text) => (toTheRight ? text.padStart(width) : text.padEnd(width)));
}

function htmlOf(grid: Grid): string {
  const { caption, rows, columns, labels, heads, cells } = grid;
  const style = (isNumeric: boolean) => ` style="text-align:${isNumeric ? "right" : "left"}"`;
  const left = style(false);
  const headCells = heads.map(({ name, type }, j) => {
    const note = type === undefined ? "" : `<br><small>${escapeMarkup(type)}</small>`;
    return `<th scope="col"${style(cells[j]?.isNumeric ?? false)}>${escapeMarkup(name)}${note}</th>`;
  });
  const head = withGap(headCells, columns, (count) => `<th scope="col">… ${counted(count, "column")}</th>`);
  const body = labels.map((label, i) => {
    const texts = cells.map(({ texts, isNumeric, missing }) => {
      const text = escapeMarkup(texts[i] ?? "");
      return `<td${style(isNumeric)}>${missing[i] ? `<i>${text}</i>` : text}</td>`;
    });
    const row = withGap(texts, columns, () => "<td>…</td>").join("");
    return `<tr><th scope="row"${left}>${escapeMarkup(label)}</th>${row}</tr>`;
  });
  const width = head.length + 1;
  const wide = (text: string) => `<tr><td colspan="${width}"${left}>${escapeMarkup(text)}</td></tr>`;
  return [
    // the class by which the book knows the course's tables
    `<table class="gs-table">`,
    `<caption style="text-align:left;white-space:nowrap">${escapeMarkup(caption)}</caption>`,
    `<thead><tr><td></td>${head.join("")}</tr></thead>`,
    `<tbody>`,
    ...withGap(body, rows, (count) => wide(`… ${counted(count, "row")} more`)),
    ...noteOf(grid).map(wide),
    `</tbody>`,
    `</table>`,
  ].join("\n");
}
