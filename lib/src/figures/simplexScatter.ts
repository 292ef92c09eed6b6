import { faded, look } from "./palette";
import { legend, type Numbers, type Spec, type Trace } from "./spec";
import { CORNERS, type Corners, frame, planePoints, triangleLayout } from "./triangle";

/** A group of points with its name in the legend. */
export interface SimplexPoints {
  name: string;
  /** [n, 3], row after row; each row lies in [0, 1] and adds up to 1. */
  points: Numbers;
}

/** The words and the look of points on the triangle. */
export interface SimplexScatterOptions {
  /** Names of the corners where the first, second and third part is 1; "y₁ = 1" and so on unless given. */
  labels?: Corners;
  /** Diameter of a point in pixels; 5 unless given. */
  size?: number;
  /** From 0 (not to be seen) to 1; 0.55 unless given. */
  opacity?: number;
}

/**
 * Points of the simplex with three categories, on its triangle: the first category bottom left, the second bottom
 * right, the third on top. Groups differ in colour and marker.
 *
 * @param points [n, 3], row after row, or several groups of them
 * @throws RangeError where a row doesn't lie on the simplex
 * @example
 * simplexScatter([
 *   { name: "τ = 0.5", points: cold.sample(500, random) },
 *   { name: "τ = 5", points: warm.sample(500, random) },
 * ], { labels: ["C", "O", "F"] })
 */
export function simplexScatter(
  points: Numbers | readonly SimplexPoints[],
  options: SimplexScatterOptions = {},
): Spec {
  const groups = isGroups(points) ? points : [{ name: "points", points }];
  const layout = triangleLayout(options.labels ?? CORNERS);
  const several = groups.length > 1;
  return {
    data: [...frame(true), ...groups.map((group, i) => pointsTrace(group, i, options))],
    layout: {
      ...layout,
      ...legend(several),
      margin: { ...(layout.margin as object), ...(several ? { t: 48 } : {}) },
    },
  };
}

function isGroups(points: Numbers | readonly SimplexPoints[]): points is readonly SimplexPoints[] {
  return points.length > 0 && typeof points[0] === "object";
}

/** The markers of the i-th group. */
export function pointsTrace(
  { name, points }: SimplexPoints,
  i: number,
  options: SimplexScatterOptions,
): Trace {
  const { colour, marker } = look(i);
  const rows = Array.from({ length: points.length / 3 }, (_, j) =>
    [0, 1, 2].map((part) => points[3 * j + part].toPrecision(3)),
  );
  return {
    type: "scatter",
    mode: "markers",
    name,
    ...planePoints(name, points),
    text: rows.map((row) => `(${row.join(", ")})`),
    hoverinfo: "text",
    marker: {
      color: faded(colour, options.opacity ?? 0.55),
      symbol: marker,
      size: options.size ?? 5,
      line: { width: 0 },
    },
  };
}
