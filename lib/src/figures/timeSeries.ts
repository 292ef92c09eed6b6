import { colours } from "./palette";
import { type AxisTitles, extent, legend, type Numbers, type Spec, type Trace, titled } from "./spec";

/** The axes and labels of a time series. */
export interface TimeSeriesOptions extends AxisTitles {
  /** "bars" unless given; "stems" are thin lines with a dot on top, for many or unequal times. */
  as?: "bars" | "stems";
  /** How many of the largest are marked with their time; 3 unless given. */
  label?: number;
  /** A horizontal line to compare with, with its name. */
  level?: { y: number; label: string };
}

/**
 * One value for each year, the largest marked with their year.
 *
 * @param times years, ascending
 * @param values as many values, from 0
 * @example
 * timeSeries(years, peaks, { x: "year", y: "annual peak (1000 cubic feet per second)", label: 3 })
 */
export function timeSeries(times: Numbers, values: Numbers, options: TimeSeriesOptions): Spec {
  const { as = "bars", label = 3, level } = options;
  const largest = largestOf(values, label);
  const colour = Array.from(values, (_, i) => (largest.includes(i) ? colours.vermillion : colours.blue));
  const [x, y] = [Array.from(times), Array.from(values)];
  const stems = as === "stems";
  const bars = {
    type: "bar",
    showlegend: false,
    x,
    y,
    marker: { color: colour },
    ...(stems ? { width: 0.2 } : {}),
  };
  const dots = {
    type: "scatter",
    mode: "markers",
    showlegend: false,
    x,
    y,
    marker: { color: colour, size: 8 },
  };
  const annotations = largest.map((i) => ({
    x: x[i],
    y: y[i],
    text: `<b>${x[i]}</b>`,
    yanchor: "bottom",
    yshift: stems ? 5 : 1,
  }));
  const [first, last] = extent(x);
  const range = [first - 1, last + 1];
  return {
    data: [bars, ...(stems ? [dots] : []), ...(level ? [levelLine(level, range)] : [])],
    layout: {
      ...legend(level !== undefined),
      xaxis: { ...titled(options.x), range },
      yaxis: { ...titled(options.y), rangemode: "tozero" },
      annotations,
    },
  };
}

/** The places of the n largest values; the earlier first where two are equal. */
function largestOf(values: Numbers, n: number): number[] {
  return Array.from(values, (_, i) => i)
    .sort((a, b) => values[b] - values[a] || a - b)
    .slice(0, n);
}

function levelLine({ y, label }: { y: number; label: string }, x: number[]): Trace {
  const line = { color: colours.ink, width: 2, dash: "dash" };
  return { type: "scatter", mode: "lines", name: label, x, y: [y, y], line };
}
