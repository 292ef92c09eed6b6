import type { EdgeLook } from "./graphEdges";
import { colours } from "./palette";
import { textWidth } from "./textWidth";

/** What stands for a kind of node or of edge, and its name. */
export interface GraphLegendEntry {
  name: string;
  look: "box" | "circle" | EdgeLook;
}

/** Pixels: letters, a row, space below and above all rows, a symbol, space beside it and between entries. */
const SIZE = 13;
const ROW = 21;
const AROUND = 9;
const SYMBOL = 30;
const BESIDE = 8;
const BETWEEN = 18;
/** Half a node's symbol. */
const NODE = 7;

/**
 * A legend drawn with a graph's own lines and letters, which therefore shrinks with it: Plotly's keeps the width of
 * its symbols, and breaks into more rows than there is room for.
 *
 * @param width of the graph in pixels; the legend stands in the middle of its lower edge
 */
export function graphLegend(
  entries: readonly GraphLegendEntry[],
  width: number,
): { height: number; shapes: object[]; annotations: object[] } {
  const widths = entries.map(({ name }) => SYMBOL + BESIDE + textWidth(name, SIZE));
  const room = width - 2 * AROUND;
  const line = widths.reduce((sum, each) => sum + each, BETWEEN * (entries.length - 1));
  const column = Math.max(...widths) + BETWEEN;
  const most = Math.max(1, Math.floor((room + BETWEEN) / column));
  const rows = line <= room ? 1 : Math.ceil(entries.length / most);
  const columns = Math.ceil(entries.length / rows);
  const whole = rows === 1 ? line : columns * column - BETWEEN;
  const left = (width - whole) / 2;
  const before = (i: number): number =>
    rows === 1 ? widths.slice(0, i).reduce((sum, each) => sum + each + BETWEEN, 0) : (i % columns) * column;
  const places = entries.map((_, i): [number, number] => [
    left + before(i),
    AROUND + (rows - Math.floor(i / columns) - 0.5) * ROW,
  ]);
  return {
    height: rows * ROW + 2 * AROUND,
    shapes: entries.map(({ look }, i) => symbol(look, ...places[i])),
    annotations: entries.map(({ name }, i) => ({
      x: places[i][0] + SYMBOL + BESIDE,
      y: places[i][1],
      xref: "x",
      yref: "y",
      text: name,
      xanchor: "left",
      yanchor: "middle",
      font: { size: SIZE },
    })),
  };
}

function symbol(look: GraphLegendEntry["look"], x: number, y: number): object {
  const refs = { xref: "x", yref: "y" };
  if (typeof look === "object") {
    const { colour, dash, width } = look;
    return {
      type: "line",
      ...refs,
      x0: x,
      x1: x + SYMBOL,
      y0: y,
      y1: y,
      line: { color: colour, dash, width },
    };
  }
  const middle = x + SYMBOL / 2;
  return {
    type: look === "box" ? "rect" : "circle",
    ...refs,
    x0: middle - NODE,
    x1: middle + NODE,
    y0: y - NODE,
    y1: y + NODE,
    fillcolor: look === "box" ? colours.paper : colours.grid,
    line: { color: colours.ink, width: 1.75 },
  };
}
