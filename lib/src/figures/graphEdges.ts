import { bent, type Curve3, directionAt, edgeOf, type Point, piece, pointAt } from "./bezier";
import { colours } from "./palette";

/** A node's outline, in pixels: a circle, or a box with half its width and height. */
export interface Outline {
  at: Point;
  round: boolean;
  half: Point;
}

/** How an edge of a graph is drawn. */
export interface EdgeLook {
  colour: string;
  dash: string;
  width: number;
}

/** Pixels between an arrow's tip and the outline of its node, and the arrowhead's length and half width. */
const GAP = 3;
const HEAD = { length: 11, half: 4.5 };

/** An edge from one outline to another: its curve, cut off at both. */
export function edgeCurve(from: Outline, to: Outline, bend: number): Curve3 {
  const whole = bent(from.at, to.at, bend);
  const start = edgeOf((t) => within(from, pointAt(whole, t)), 0, 1);
  const end = edgeOf((t) => within(to, pointAt(whole, t)), 1, 0);
  return piece(whole, start, end);
}

function within({ at, round, half }: Outline, [x, y]: Point): boolean {
  const [dx, dy] = [Math.abs(x - at[0]), Math.abs(y - at[1])];
  if (round) return dx * dx + dy * dy < (half[0] + GAP) * (half[0] + GAP);
  return dx < half[0] + GAP && dy < half[1] + GAP;
}

/** The line and the arrowhead, as Plotly's shapes. */
export function arrow(curve: Curve3, look: EdgeLook): object[] {
  const tip = curve[2];
  const neck = edgeOf((t) => distance(pointAt(curve, t), tip) < HEAD.length, 1, 0);
  const [dx, dy] = directionAt(curve, (1 + neck) / 2);
  const [bx, by] = [tip[0] - HEAD.length * dx, tip[1] - HEAD.length * dy];
  const side = (sign: number): Point => [bx - sign * HEAD.half * dy, by + sign * HEAD.half * dx];
  const [a, c, b] = piece(curve, 0, neck);
  return [
    pathShape(`M ${pair(a)} Q ${pair(c)} ${pair(b)}`, look),
    {
      ...pathShape(`M ${pair(tip)} L ${pair(side(1))} L ${pair(side(-1))} Z`, {
        ...look,
        dash: "solid",
        width: 0,
      }),
      fillcolor: look.colour,
    },
  ];
}

/** A cross in the middle of a curve: nothing passes here. */
export function cross(curve: Curve3): object {
  const [x, y] = pointAt(curve, 0.5);
  const [dx, dy] = directionAt(curve, 0.5);
  const arm = (turn: number): string => {
    const [ax, ay] = [7 * (dx - turn * dy), 7 * (dy + turn * dx)];
    return `M ${pair([x - ax, y - ay])} L ${pair([x + ax, y + ay])}`;
  };
  return pathShape(`${arm(1)} ${arm(-1)}`, { colour: colours.vermillion, dash: "solid", width: 3.5 });
}

function pathShape(path: string, { colour, dash, width }: EdgeLook): object {
  return { type: "path", path, xref: "x", yref: "y", line: { color: colour, dash, width } };
}

function distance(a: Point, b: Point): number {
  const [dx, dy] = [a[0] - b[0], a[1] - b[1]];
  return Math.sqrt(dx * dx + dy * dy);
}

/** Hundredths of a pixel are enough. */
function pair(point: Point): string {
  return point.map((v) => String(Math.round(v * 100) / 100)).join(",");
}
