import { colours } from "./palette";

/** A place on the x axis, with its name. */
export interface Mark {
  x: number;
  label: string;
  /** Where the name stands: the first of several to the left of its line, the others to the right, unless given. */
  side?: "left" | "right";
  /** How high, from 0 (bottom) to 1 (top); the last at the top, each before it below the next, unless given. */
  height?: number;
}

/** Dashed vertical lines with their names beside them, given from left to right. */
export function verticals(marks: readonly Mark[]): { shapes: object[]; annotations: object[] } {
  const shapes = marks.map(({ x }) => ({
    type: "line",
    x0: x,
    x1: x,
    yref: "paper",
    y0: 0,
    y1: 1,
    line: { color: colours.grey, width: 1.5, dash: "dash" },
  }));
  const annotations = marks.map(({ x, label, side, height }, i) => {
    const onLeft = (side ?? (i === 0 && marks.length > 1 ? "left" : "right")) === "left";
    return {
      x,
      yref: "paper",
      y: height ?? (onLeft ? 1 : 1 - 0.075 * (marks.length - 1 - i)),
      text: label,
      xanchor: onLeft ? "right" : "left",
      yanchor: "top",
      xshift: onLeft ? -4 : 4,
      bgcolor: "rgba(255,255,255,0.8)",
    };
  });
  return { shapes, annotations };
}
