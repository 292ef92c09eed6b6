import { checkWhole } from "../numeric/check";
import type { AxisTitles, Spec, Trace } from "./spec";

/** One panel: a specification of a builder, with its title. */
export interface Panel {
  title: string;
  spec: Spec;
}

type Axis = Record<string, unknown>;

/** The width in pixels of a figure that fills the book's column. */
const FULL = 720;

/** What panels have in common. */
export interface PanelOptions extends AxisTitles {
  /** As many as panels, at most 3, unless given. */
  columns?: number;
  /** The y title of each row, in place of `y`, where rows show different quantities: each row has a y axis of its own. */
  rows?: readonly string[];
}

/** Space between panels, as a share of the figure: the title of a panel stands in the vertical one. */
const GAP = { x: 0.04, y: 0.14 };
/** The same where there are more than three columns, and where only the first row has titles. */
const NARROW = { x: 0.025, y: 0.06 };

/** The legend at the figure's upper edge: the panels' titles stand where it otherwise is. */
const ABOVE_TITLES = { yref: "container", y: 0.985, yanchor: "top" };

/**
 * The same kind of figure for several cases, side by side on common axes. What the first panel says of its axes holds
 * for all; a name that several panels share stands once in the legend.
 *
 * @param panels at least one, each with one x and one y axis, in reading order; an empty title takes no room
 * @param options how many columns, and the axes' titles; those of triangles are hidden
 * @throws RangeError where there are no panels, too many columns, or not a title for each row
 * @throws Error where panels have colour scales of different ranges: one colour bar stands for all
 * @example
 * smallMultiples(
 *   taus.map((tau) => ({ title: `τ = ${tau}`, spec: histogramAgainstDensity(draws(tau), density(tau), { x: "y₁", range: [0, 1] }) })),
 *   { x: "y₁", y: "density", columns: 2 },
 * )
 */
export function smallMultiples(panels: readonly Panel[], options: PanelOptions): Spec {
  checkWhole("panels.length", panels.length, 1, 64);
  const columns = options.columns ?? Math.min(3, panels.length);
  checkWhole("columns", columns, 1, panels.length);
  const rows = Math.ceil(panels.length / columns);
  checkRows(options.rows, rows);
  checkColours(panels);
  const gap = {
    x: columns > 3 ? NARROW.x : GAP.x,
    y: panels.slice(columns).some(({ title }) => title !== "") ? GAP.y : NARROW.y,
  };
  const seen = new Set<string>();
  const { width: _, height: __, ...first } = panels[0].spec.layout;
  const layout: Record<string, unknown> = { ...first, annotations: [], shapes: [] };
  const annotations: object[] = [];
  const shapes: object[] = [];
  const data = panels.flatMap(({ title, spec }, i): Trace[] => {
    const id = idOf(i);
    const row = Math.floor(i / columns);
    const column = i % columns;
    const x = share(column, columns, gap.x);
    const y = share(rows - 1 - row, rows, gap.y);
    const isLowest = i + columns >= panels.length;
    // With rows of their own titles, what the first panel of a row says of its y axis holds for that row.
    const leader = options.rows ? row * columns : 0;
    layout[`xaxis${id}`] = panelAxis(first.xaxis as Axis, x, "x", i, 0, isLowest ? options.x : undefined);
    layout[`yaxis${id}`] = panelAxis(
      panels[leader].spec.layout.yaxis as Axis,
      y,
      "y",
      i,
      leader,
      column === 0 ? (options.rows?.[row] ?? options.y) : undefined,
    );
    if (title !== "") annotations.push(titleOf(title, x, y, isScaled(first) ? id : undefined));
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
  return {
    data,
    layout: {
      ...layout,
      ...(isScaled(first) ? scaledLayout(first, rows, columns) : top),
      annotations,
      shapes,
    },
  };
}

/** How Plotly numbers the axes of the i-th panel. */
function idOf(i: number): string {
  return i === 0 ? "" : String(i + 1);
}

function checkRows(titles: readonly string[] | undefined, rows: number): void {
  if (titles === undefined || titles.length === rows) return;
  throw new RangeError(`rows has ${titles.length} titles, but there are ${rows} rows; give one for each.`);
}

function checkColours(panels: readonly Panel[]): void {
  const ranges = panels.map(
    ({ spec }) => spec.layout.coloraxis as { cmin: number; cmax: number } | undefined,
  );
  ranges.forEach((range, i) => {
    const first = ranges[0];
    if (range?.cmin === first?.cmin && range?.cmax === first?.cmax) return;
    throw new Error(
      `panels[${i}] has colours from ${range?.cmin} to ${range?.cmax}, but panels[0] from ${first?.cmin} to ${first?.cmax}: ` +
        "give all of them one range, since they share one colour bar.",
    );
  });
}

/** Whether both axes have one scale, as those of triangles. */
function isScaled(layout: Record<string, unknown>): boolean {
  return (layout.yaxis as Axis | undefined)?.scaleanchor !== undefined;
}

/** Room for panels whose shape is given: hidden axes need none, the colour bar stands beside all. */
function scaledLayout(first: Record<string, unknown>, rows: number, columns: number): object {
  const span = (axis: unknown): number => {
    const [low, high] = (axis as { range: [number, number] }).range;
    return high - low;
  };
  const top = first.showlegend ? 76 : 40;
  const side = (FULL - 24 - (first.coloraxis ? 90 : 0)) / columns;
  const height = Math.round(rows * (side * (span(first.yaxis) / span(first.xaxis)) + 24) + top + 12);
  return {
    width: FULL,
    height: Math.max(150, height),
    margin: { l: 12, r: 12, t: top, b: 12 },
    ...(first.showlegend ? { legend: ABOVE_TITLES } : {}),
  };
}

/** The i-th of n equal shares of [0, 1] with gaps between. */
function share(i: number, n: number, gap: number): [number, number] {
  const size = (1 - gap * (n - 1)) / n;
  return [i * (size + gap), i * (size + gap) + size];
}

/** The axis of the i-th panel, which follows that of its leader. */
function panelAxis(
  base: Axis,
  domain: [number, number],
  letter: "x" | "y",
  i: number,
  leader: number,
  title?: string,
): Axis {
  const { title: _, ...rest } = base;
  const axis = { ...rest, domain, anchor: `${letter === "x" ? "y" : "x"}${idOf(i)}` };
  if (base.visible === false)
    return base.scaleanchor === undefined ? axis : { ...axis, scaleanchor: `x${idOf(i)}` };
  return {
    ...axis,
    ...(i === leader ? {} : { matches: `${letter}${idOf(leader)}` }),
    // Plotly 4.1.1 forgets to find the range of matching y axes whose x axes have one, unless told to.
    ...(base.range === undefined ? { autorange: true } : {}),
    ...(title === undefined ? { showticklabels: false } : { title: { text: title } }),
  };
}

/** @param id of the panel's axes, where what they cover is smaller than the panel's share */
function titleOf(
  title: string,
  [left, right]: [number, number],
  [, top]: [number, number],
  id?: string,
): object {
  const share = { xref: "paper", x: (left + right) / 2, xanchor: "center", yref: "paper", y: top };
  const own = { xref: `x${id} domain`, x: 0.5, xanchor: "center", yref: `y${id} domain`, y: 1 };
  return {
    ...(id === undefined ? share : own),
    yanchor: "bottom",
    yshift: id === undefined ? 4 : 10,
    text: `<b>${title}</b>`,
  };
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
