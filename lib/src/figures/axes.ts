import type { Spec, Trace } from "./spec";

const CARTESIAN = [
  "scatter",
  "scattergl",
  "bar",
  "box",
  "violin",
  "histogram",
  "histogram2d",
  "heatmap",
  "contour",
];

interface Axis {
  title?: string | { text?: string };
  visible?: boolean;
  matches?: string;
}

/**
 * Throws unless each axis that a trace is drawn on has a title. Axes that match one another may share one title, and
 * a hidden axis needs none.
 */
export function checkAxes({ data, layout }: Spec): void {
  const axes = new Map<string, Axis>();
  for (const [key, axis] of Object.entries(layout)) {
    const id = /^([xy])axis(\d*)$/.exec(key);
    if (id) axes.set(id[1] + id[2], axis as Axis);
  }
  const group = (id: string): string => axes.get(id)?.matches ?? id;
  const done = new Set([...axes].filter(([, axis]) => hasTitle(axis)).map(([id]) => group(id)));
  data.forEach((trace, i) => {
    if (!CARTESIAN.includes(trace.type ?? "scatter")) return;
    for (const letter of ["x", "y"]) {
      const id = (trace[`${letter}axis`] as string | undefined) ?? letter;
      if (axes.get(id)?.visible === false || done.has(group(id))) continue;
      const key = `${letter}axis${id.slice(1)}`;
      throw new Error(
        `${traceName(trace, i)} is drawn on the ${letter} axis '${id}', which has no title: ` +
          `set layout.${key}.title.text to the quantity and its unit.`,
      );
    }
  });
}

function hasTitle({ title }: Axis): boolean {
  const text = typeof title === "string" ? title : title?.text;
  return text !== undefined && text.trim() !== "";
}

/** How an error names a trace: by its place, counted from 0, and its name. */
export function traceName(trace: Trace, i: number): string {
  return trace.name ? `trace ${i} ('${trace.name}')` : `trace ${i}`;
}
