import { checkWhole } from "../numeric/check";
import type { AxisTitles, Spec, Trace } from "./spec";

/** One panel: a specification of a builder, with its title. */
export interface Panel {
  title: string;
  spec: Spec;
}

type Axis = Record<string, unknown>;

/** Space between panels, as a share of the figure: the title of a panel stands in the vertical one. */
const GAP = { x: 0.04, y: 0.14 };

/** The legend at the figure's upper edge: the panels' titles stand where it otherwise is. */
const ABOVE_TITLES = { yref: "container", y: 0.985, yanchor: "top" };

/**
 * The same kind of figure for several cases, side by side on common axes. What the first panel says of its axes holds
 * for all; a name that several panels share stands once in the legend.
 *
 * @param panels at least one, each with one x and one y axis, in reading order
 * @param options how many columns (as many as panels, at most 3, unless given) and the axes' titles
 * @example
 * smallMultiples(
 *   taus.map((tau) => ({ title: `τ = ${tau}`, spec: histogramAgainstDensity(draws(tau), density(tau), { x: "y₁", range: [0, 1] }) })),
 *   { x: "y₁", y: "density", columns: 2 },
 * )
 */
export function smallMultiples(panels: readonly Panel[], options: AxisTitles & { columns?: number }): Spec {
  checkWhole("panels.length", panels.length, 1, 64);
  const columns = options.columns ?? Math.min(3, panels.length);
  checkWhole("columns", columns, 1, panels.length);
  const rows = Math.ceil(panels.length / columns);
  const seen = new Set<string>();
  const first = panels[0].spec.layout;
  const layout: Record<string, unknown> = { ...first, annotations: [], shapes: [] };
  const annotations: object[] = [];
  const shapes: object[] = [];
  const data = panels.flatMap(({ title, spec }, i): Trace[] => {
    const id = i === 0 ? "" : String(i + 1);
    const column = i % columns;
    const x = share(column, columns, GAP.x);
    const y = share(rows - 1 - Math.floor(i / columns), rows, GAP.y);
    const isLowest = i + columns >= panels.length;
    layout[`xaxis${id}`] = panelAxis(
      first.xaxis as Axis,
      x,
      `y${id}`,
      i,
      "x",
      isLowest ? options.x : undefined,
    );
    layout[`yaxis${id}`] = panelAxis(
      first.yaxis as Axis,
      y,
      `x${id}`,
      i,
      "y",
      column === 0 ? options.y : undefined,
    );
    annotations.push(titleOf(title, x, y));
    annotations.push(...moved(spec.layout.annotations, id, y));
    shapes.push(...moved(spec.layout.shapes, id, y));
    return spec.data.map((trace) => ({
      ...trace,
      xaxis: `x${id}`,
      yaxis: `y${id}`,
      ...legendOf(trace, seen),
    }));
  });
  const top = first.showlegend ? { legend: ABOVE_TITLES, margin: { t: 78 } } : { margin: { t: 36 } };
  return { data, layout: { ...layout, ...top, annotations, shapes } };
}

/** The i-th of n equal shares of [0, 1] with gaps between. */
function share(i: number, n: number, gap: number): [number, number] {
  const size = (1 - gap * (n - 1)) / n;
  return [i * (size + gap), i * (size + gap) + size];
}

function panelAxis(
  base: Axis,
  domain: [number, number],
  anchor: string,
  i: number,
  letter: string,
  title?: string,
): Axis {
  const { title: _, ...rest } = base;
  return {
    ...rest,
    domain,
    anchor,
    ...(i === 0 ? {} : { matches: letter }),
    // Plotly 4.1.1 forgets to find the range of matching y axes whose x axes have one, unless told to.
    ...(base.range === undefined ? { autorange: true } : {}),
    ...(title === undefined ? { showticklabels: false } : { title: { text: title } }),
  };
}

function titleOf(title: string, [left, right]: [number, number], [, top]: [number, number]): object {
  const place = {
    xref: "paper",
    x: (left + right) / 2,
    xanchor: "center",
    yref: "paper",
    y: top,
    yanchor: "bottom",
  };
  return { ...place, yshift: 4, text: `<b>${title}</b>` };
}

/** Shapes or annotations of a panel, in its place: its own axes, and its own share of the paper's height. */
function moved(things: unknown, id: string, [bottom, top]: [number, number]): object[] {
  return ((things as Record<string, unknown>[] | undefined) ?? []).map((thing) => {
    const copy: Record<string, unknown> = { ...thing, xref: `x${id}` };
    if (thing.yref !== "paper") return { ...copy, yref: `y${id}` };
    for (const key of ["y", "y0", "y1"]) {
      if (typeof thing[key] === "number") copy[key] = bottom + (top - bottom) * (thing[key] as number);
    }
    return copy;
  });
}

function legendOf(trace: Trace, seen: Set<string>): Record<string, unknown> {
  if (trace.name === undefined) return {};
  const isNew = !seen.has(trace.name);
  seen.add(trace.name);
  return { legendgroup: trace.name, ...(isNew ? {} : { showlegend: false }) };
}
