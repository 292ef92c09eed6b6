import { checkFiniteValues } from "../numeric/check";
import { type CurveOptions, curves } from "./curves";
import { colours, look } from "./palette";
import { extent, type Numbers, type Spec, type Trace } from "./spec";

/** Estimates with their intervals. */
export interface Estimates {
  name: string;
  x: Numbers;
  y: Numbers;
  /** The ends of each estimate's interval. */
  lower: Numbers;
  upper: Numbers;
}

/** The axes, and what the estimates are compared with. */
export interface IntervalOptions extends CurveOptions {
  /** A horizontal line, or a curve over the same axis, with its name: the true value. */
  reference?: { name: string; y: number } | { name: string; x: Numbers; y: Numbers };
  /** Whether a thin line joins a series' estimates; true unless given. */
  joined?: boolean;
}

/** How far two series stand apart where they share an x, as a share of the axis. */
const APART = 0.012;

/**
 * Estimates with confidence intervals against a true value: dots with vertical bars. Series that share their x stand a
 * little apart. On a logarithmic y axis an interval that reaches 0 or below is drawn down to the axis.
 *
 * @throws RangeError where lists differ in length, an estimate lies outside its interval, or a logarithmic axis meets an
 *   estimate that is not above 0
 * @example
 * intervalPlot([{ name: "bias", x: taus, y: bias, lower, upper }], {
 *   x: "temperature τ", y: "bias of the gradient", log: "x", reference: { name: "none", y: 0 },
 * })
 */
export function intervalPlot(series: readonly Estimates[], options: IntervalOptions): Spec {
  const { reference, joined = true, ...axes } = options;
  const log = options.log ?? "";
  for (const one of series) checkEstimates(one, log);
  const [first, last] = extent(...series.map(({ x }) => x));
  const lowest = floorOf(series, log.includes("y"));
  const apart = (x: number, i: number): number => {
    const places = (i - (series.length - 1) / 2) * APART;
    if (!log.includes("x")) return x + places * (last - first);
    return x * Math.exp(places * Math.log(last / first));
  };
  const placed = series.map((one, i) => ({ ...one, x: Array.from(one.x, (x) => apart(x, i)) }));
  // The axes' ticks follow from what is drawn, intervals included.
  const { layout } = curves(
    placed.flatMap((one) =>
      [one.y, one.lower, one.upper].map((y) => ({ name: "", x: one.x, y: above(y, lowest) })),
    ),
    axes,
  );
  const several = series.length > 1 || reference !== undefined;
  return {
    data: [
      ...(reference ? [referenceTrace(reference, first, last)] : []),
      ...placed.map((one, i) => estimatesTrace(one, i, joined, lowest)),
    ],
    layout: { ...layout, ...(several ? {} : { margin: { t: 24 } }), showlegend: several },
  };
}

function checkEstimates({ name, x, y, lower, upper }: Estimates, log: string): void {
  for (const [key, values] of Object.entries({ x, y, lower, upper })) {
    checkFiniteValues(`${key} of '${name}'`, values);
    if (values.length !== x.length)
      throw new RangeError(
        `${key} of '${name}' has ${values.length} values, but x has ${x.length}; give as many of each.`,
      );
  }
  for (let i = 0; i < x.length; i++) {
    if (y[i] < lower[i] || y[i] > upper[i])
      throw new RangeError(
        `y[${i}] of '${name}' is ${y[i]}, but must lie in its interval [${lower[i]}, ${upper[i]}]; exchange or correct its ends.`,
      );
    for (const [letter, value] of Object.entries({ x: x[i], y: y[i] })) {
      if (log.includes(letter) && value <= 0)
        throw new RangeError(
          `${letter}[${i}] of '${name}' is ${value}, but its axis is logarithmic and shows only values above 0; leave log out.`,
        );
    }
  }
}

/** The lowest place that is drawn: below it a logarithmic axis has none. */
function floorOf(series: readonly Estimates[], isLog: boolean): number {
  if (!isLog) return Number.NEGATIVE_INFINITY;
  const shown = series.flatMap(({ y, lower }) => [...Array.from(y), ...Array.from(lower)]);
  return shown.filter((v) => v > 0).reduce((a, b) => Math.min(a, b)) / 2;
}

function above(values: Numbers, floor: number): number[] {
  return Array.from(values, (v) => Math.max(v, floor));
}

function estimatesTrace(
  { name, x, y, lower, upper }: Estimates,
  i: number,
  joined: boolean,
  floor: number,
): Trace {
  const { colour, dash, marker } = look(i);
  const low = above(lower, floor);
  return {
    type: "scatter",
    mode: joined ? "lines+markers" : "markers",
    name,
    x,
    y: Array.from(y),
    line: { color: colour, dash, width: 1.25, simplify: false },
    marker: { color: colour, symbol: marker, size: 8 },
    error_y: {
      type: "data",
      symmetric: false,
      array: low.map((_, j) => upper[j] - y[j]),
      arrayminus: low.map((v, j) => y[j] - v),
      color: colour,
      thickness: 1.75,
      width: 4,
    },
  };
}

function referenceTrace(
  reference: NonNullable<IntervalOptions["reference"]>,
  first: number,
  last: number,
): Trace {
  const there =
    typeof reference.y === "number" ? { x: [first, last], y: [reference.y, reference.y] } : reference;
  return {
    type: "scatter",
    mode: "lines",
    ...there,
    name: reference.name,
    line: { color: colours.ink, width: 2, dash: "dash", simplify: false },
  };
}
