import type { Json } from "./plain";
import { textWidth } from "./textWidth";
import { light } from "./theme";

type Thing = { [key: string]: Json };

/** Plotly's own sizes, in pixels: a symbol with the space around it, space after an entry, and between groups. */
const SYMBOL = 40;
const AFTER = 5;
const GROUPS = 10;

/**
 * The height that Plotly gives the rows of a figure's legend, in pixels, by the rules of its layout: symbols keep their
 * width whatever the letters' size, so a narrow figure's legend has more rows.
 *
 * @param width of the whole figure in pixels
 * @param scale of letters and margins: 1 for those of the theme
 */
export function legendHeight(data: readonly Json[], layout: Thing, width: number, scale: number): number {
  const names = namesOf(data, layout);
  if (names.length === 0) return 0;
  const isGrouped = data.some((trace) => ((trace as Thing).legendgroup ?? "") !== "");
  const { l = light.layout.margin.l, r = light.layout.margin.r } = (layout.margin ?? {}) as {
    l?: number;
    r?: number;
  };
  const room = width - (l + r) * scale;
  const size = light.layout.font.size * scale;
  const widths = names.map((name) => SYMBOL + textWidth(name, size));
  const rows = isGrouped ? flowing(widths, room) : inColumns(widths, room);
  const row = Math.max(1.3 * size, 16) + 3;
  return rows * row + (isGrouped ? (rows - 1) * GROUPS : 0);
}

/** What stands in the legend: unless told otherwise, nothing of a figure with one trace only. */
function namesOf(data: readonly Json[], { showlegend }: Thing): string[] {
  const shown = (data as Thing[]).filter(
    ({ name, showlegend }) => showlegend !== false && typeof name === "string",
  );
  return showlegend === false || (showlegend === undefined && data.length < 2)
    ? []
    : shown.map(({ name }) => name as string);
}

function flowing(widths: readonly number[], room: number): number {
  let [rows, at] = [1, 0];
  for (const width of widths) {
    if (at > 0 && at + width + AFTER > room) [rows, at] = [rows + 1, 0];
    at += width + AFTER;
  }
  return rows;
}

/** One row if all fit; else columns as wide as the widest entry. */
function inColumns(widths: readonly number[], room: number): number {
  const line = widths.reduce((sum, width) => sum + width, AFTER * (widths.length - 1));
  if (line < room) return 1;
  const columns = Math.max(1, Math.floor((room + AFTER) / (Math.max(...widths) + AFTER)));
  return Math.ceil(widths.length / columns);
}
