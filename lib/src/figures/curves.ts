import { logTicks, powerTicks } from "./logTicks";
import { type Mark, verticals } from "./marks";
import { faded, look } from "./palette";
import { type AxisTitles, extent, legend, type Numbers, type Spec, type Trace, titled } from "./spec";

/** One curve, or a cloud of points. */
export interface Curve {
  name: string;
  x: Numbers;
  y: Numbers;
  /** "line" unless given; "points" for measurements beside a formula. */
  as?: "line" | "points";
  /** Lower and upper bounds, drawn as an area behind the curve. */
  band?: { lower: Numbers; upper: Numbers };
}

/** The axes of curves. */
export interface CurveOptions extends AxisTitles {
  /** Logarithmic axes: "x", "y" or "xy". */
  log?: "x" | "y" | "xy";
  /** The ends of an axis; from the data unless given. On a logarithmic axis, powers of ten. */
  xRange?: readonly [number, number];
  yRange?: readonly [number, number];
  /** Vertical lines with names. */
  marks?: readonly Mark[];
}

/**
 * Several curves over one axis. Each has its own colour, its own dash and its own marker.
 *
 * @example
 * curves([{ name: "τ = 0.5", x: steps, y: loss }, { name: "τ = 1", x: steps, y: other }], { x: "step", y: "loss (nats)" })
 */
export function curves(series: readonly Curve[], options: CurveOptions): Spec {
  const { log = "", xRange, yRange, marks = [] } = options;
  const lines = series.filter(({ as }) => as !== "points");
  const bands = series.flatMap(({ band }) => (band ? [band.lower, band.upper] : []));
  const [xs, ys] = [series.map(({ x }) => x), [...series.map(({ y }) => y), ...bands]];
  return {
    data: series.flatMap((curve, i) => [
      ...(curve.band ? [bandTrace(curve.x, curve.band.lower, curve.band.upper, look(i).colour)] : []),
      curveTrace(curve, i, lines.length > 1),
    ]),
    layout: {
      ...legend(series.length > 1),
      xaxis: { ...titled(options.x), ...scale(log.includes("x"), xs, xRange) },
      yaxis: { ...titled(options.y), ...scale(log.includes("y"), ys, yRange) },
      ...verticals(marks),
    },
  };
}

function scale(isLog: boolean, values: readonly Numbers[], range?: readonly [number, number]): object {
  const ends = range ? { range } : {};
  if (!isLog) return ends;
  const shown = values.map((list) => Array.from(list).filter((value) => value > 0 && value < Infinity));
  const [from, to] = range?.map((end) => Math.exp(end * Math.LN10)) ?? extent(...shown);
  if (from > to) return { type: "log", ...ends }; // no value that such an axis could show
  // Plotly's own small digits between powers of ten crowd an axis of many powers, and say little on one of few.
  const ticks = to / from < 500 ? logTicks : powerTicks;
  return { type: "log", ...ticks(from, to), ...ends };
}

/** @param marked whether a line carries a few markers, which tell it from its neighbours */
function curveTrace({ name, x, y, as = "line" }: Curve, i: number, marked: boolean): Trace {
  const { colour, dash, marker } = look(i);
  const common = { type: "scatter", name, x: Array.from(x), y: Array.from(y) };
  if (as === "points")
    return { ...common, mode: "markers", marker: { color: colour, symbol: marker, size: 7 } };
  return {
    ...common,
    mode: marked ? "lines+markers" : "lines",
    line: { color: colour, dash, width: 2.5, simplify: false },
    ...(marked ? { marker: { color: colour, symbol: marker, size: 8, maxdisplayed: 7 } } : {}),
  };
}

/** An area between two curves, drawn behind the rest and without an entry in the legend unless named. */
export function bandTrace(x: Numbers, lower: Numbers, upper: Numbers, colour: string, name?: string): Trace {
  const there = Array.from(x);
  return {
    type: "scatter",
    mode: "lines",
    ...(name === undefined ? { showlegend: false } : { name }),
    x: [...there, ...there.slice().reverse()],
    y: [...Array.from(upper), ...Array.from(lower).reverse()],
    fill: "toself",
    fillcolor: faded(colour, 0.18),
    line: { width: 0, color: colour },
    hoverinfo: "skip",
  };
}
