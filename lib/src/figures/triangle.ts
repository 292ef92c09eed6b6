import { checkValues } from "../numeric/check";
import { colours } from "./palette";
import type { Numbers, Trace } from "./spec";

/** The height of a triangle whose sides have length 1. */
export const HEIGHT = Math.sqrt(3) / 2;

/** How far the sum of a row may be from 1: single-precision rows pass. */
const SLACK = 1e-4;

/** The names of the three corners: bottom left, bottom right, top. */
export type Corners = readonly [string, string, string];

export const CORNERS: Corners = ["y₁ = 1", "y₂ = 1", "y₃ = 1"];

/** Where a row of the simplex lies in the plane: (1, 0, 0) bottom left, (0, 1, 0) bottom right, (0, 0, 1) on top. */
export function inPlane(y2: number, y3: number): [number, number] {
  return [y2 + y3 / 2, y3 * HEIGHT];
}

/**
 * Points of the simplex as points of the plane.
 *
 * @param name how an error names them
 * @param rows [n, 3], row after row, each with three parts from 0 to 1 and the sum 1
 */
export function planePoints(name: string, rows: Numbers): { x: number[]; y: number[] } {
  checkValues(name, rows, 0);
  if (rows.length % 3 !== 0)
    throw new RangeError(
      `${name} has ${rows.length} numbers, which is no multiple of 3; pass rows of three, one after another.`,
    );
  const x: number[] = [];
  const y: number[] = [];
  for (let i = 0; i < rows.length; i += 3) {
    const row = [rows[i], rows[i + 1], rows[i + 2]];
    if (row.some((v) => v < -SLACK || v > 1 + SLACK) || Math.abs(row[0] + row[1] + row[2] - 1) > SLACK)
      throw new RangeError(
        `${name} has the row (${row.join(", ")}), but each row must lie in [0, 1] and add up to 1; pass probabilities.`,
      );
    const [px, py] = inPlane(row[1], row[2]);
    x.push(px);
    y.push(py);
  }
  return { x, y };
}

/** The triangle's outline; with `grid` also the lines where one part is 1/4, 1/2 or 3/4, drawn first. */
export function frame(grid: boolean): Trace[] {
  const common = { type: "scatter", mode: "lines", showlegend: false, hoverinfo: "skip" };
  const outline = path([[0, 0], [1, 0], [0, 1], [0, 0]]); // biome-ignore format: one line is clearer
  const lines = [0.25, 0.5, 0.75].flatMap((t) => [
    [t, 0],
    [t, 1 - t],
    undefined,
    [0, t],
    [1 - t, t],
    undefined,
    [0, t],
    [t, 0],
    undefined, // biome-ignore format: pairs
  ]) as ([number, number] | undefined)[];
  return [
    ...(grid ? [{ ...common, ...path(lines), line: { color: colours.grid, width: 1 } }] : []),
    { ...common, ...outline, line: { color: colours.ink, width: 1.5 } },
  ];
}

/** Pairs (y₂, y₃) as a line in the plane, with gaps where a pair is missing. */
function path(pairs: readonly (readonly number[] | undefined)[]): {
  x: (number | null)[];
  y: (number | null)[];
} {
  const points = pairs.map((pair) => (pair ? inPlane(pair[0], pair[1]) : [null, null]));
  return { x: points.map(([x]) => x), y: points.map(([, y]) => y) };
}

/** Hidden axes of equal scale around the triangle, the names at its corners, and a size that suits them. */
export function triangleLayout(corners: Corners): Record<string, unknown> {
  const place = (x: number, y: number, text: string, xanchor: string, yanchor: string): object => ({
    x,
    y,
    text,
    xref: "x",
    yref: "y",
    xanchor,
    yanchor,
    yshift: yanchor === "top" ? -6 : 4, // biome-ignore format: short
  });
  return {
    width: 520,
    height: 440,
    margin: { l: 12, r: 12, t: 16, b: 12 },
    xaxis: { visible: false, range: [-0.1, 1.1], constrain: "domain", fixedrange: true },
    yaxis: {
      visible: false,
      range: [-0.1, HEIGHT + 0.09],
      scaleanchor: "x",
      constrain: "domain",
      fixedrange: true,
    },
    annotations: [
      place(-0.06, 0, corners[0], "left", "top"),
      place(1.06, 0, corners[1], "right", "top"),
      place(0.5, HEIGHT, corners[2], "center", "bottom"),
    ],
  };
}
