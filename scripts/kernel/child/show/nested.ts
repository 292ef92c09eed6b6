import { type Edges, edges, withGap } from "./edges";

const MOST = 8;
const FIRST = 4;
const LAST = 3;

/** Axes before the last two would multiply the lines: of them only the first and the last entry are shown. */
const MOST_OUTER = 2;
const OUTER_AXES = 2;

/** Which entries of each axis are shown. */
export function shownOf(shape: readonly number[]): Edges[] {
  return shape.map((size, axis) => {
    const outer = shape.length - 2 - axis;
    if (outer <= 0) return edges(size, MOST, FIRST, LAST);
    return edges(size, outer > OUTER_AXES ? 1 : MOST_OUTER, 1, outer > OUTER_AXES ? 0 : 1);
  });
}

/** The positions shown, in the order in which they are printed. */
export function positionsOf(axes: readonly Edges[]): number[][] {
  return axes.reduce<number[][]>(
    (before, { shown }) => before.flatMap((position) => shown.map((i) => [...position, i])),
    [[]],
  );
}

/** Nested rows, columns below each other: `texts` are those of the positions shown, in order. */
export function nestedText(axes: readonly Edges[], texts: readonly string[]): string {
  const width = Math.max(0, ...texts.map((text) => text.length));
  let next = 0;
  const print = (axis: number): string => {
    const here = axes[axis];
    if (here === undefined) return (texts[next++] ?? "").padStart(axes.length === 0 ? 0 : width);
    const isRow = axis === axes.length - 1;
    const parts = withGap(
      here.shown.map(() => print(axis + 1)),
      here,
      () => "…",
    );
    if (isRow) return `[${parts.join(", ")}]`;
    const blank = "\n".repeat(Math.max(axes.length - 1 - axis, 1));
    return `[${parts.join(`,${blank}${" ".repeat(axis + 1)}`)}]`;
  };
  return print(0);
}
