import { colours, look, tint } from "./palette";
import { type AxisTitles, legend, type Numbers, type Spec, type Trace, titled } from "./spec";

/** Bars of one kind, with their name in the legend. */
export interface BarSeries {
  name: string;
  values: Numbers;
}

/** What can stand on bars. */
export interface BarOptions extends AxisTitles {
  /** Writes each value above its bar, with so many decimals. */
  digits?: number;
  /** Values to compare with, drawn as a black line across each label's bars. */
  expected?: BarSeries;
  /** An interval for each bar of the only series. */
  intervals?: readonly (readonly [number, number])[];
}

/**
 * Bars of a distribution or of counts: one for each label, or one for each label and series.
 *
 * @param labels one for each category
 * @param values as many values, or several series of them
 * @example
 * bars(["C", "O", "F"], [0.8066, 0.1914, 0.002], {
 *   x: "atom", y: "share of wins", digits: 4, expected: { name: "π", values: [0.807, 0.191, 0.002] },
 * })
 */
export function bars(
  labels: readonly string[],
  values: Numbers | readonly BarSeries[],
  options: BarOptions,
): Spec {
  const several = isSeries(values) ? values : [{ name: options.y, values }];
  const data: Trace[] = several.map(({ name, values }, i) => ({
    type: "bar",
    name,
    x: labels,
    y: Array.from(values),
    marker: barLook(i),
    ...(standAbove(several, options) ? {} : valueTexts(values, options)),
    ...errorBars(values, options.intervals),
  }));
  if (options.expected) data.push(expectedLines(labels, options.expected));
  if (standAbove(several, options)) data.push(textsAbove(labels, several[0].values, options));
  return {
    data,
    layout: {
      barmode: "group",
      ...legend(data.length > 1),
      xaxis: { ...titled(options.x), type: "category" },
      yaxis: { ...titled(options.y), rangemode: "tozero" },
    },
  };
}

function isSeries(values: Numbers | readonly BarSeries[]): values is readonly BarSeries[] {
  return typeof values[0] === "object";
}

/** The fill of the i-th series: even first, then hatched, so that it is known without its colour. */
function barLook(i: number): Record<string, unknown> {
  const { colour, pattern } = look(i);
  const hatch =
    pattern === ""
      ? {}
      : { pattern: { shape: pattern, fgcolor: colour, fgopacity: 1, size: 9, solidity: 0.25 } };
  return { color: tint(colour, pattern === "" ? 0.55 : 0.12), ...hatch, line: { color: colour, width: 1.5 } };
}

function valueTexts(values: Numbers, { digits, intervals }: BarOptions): Record<string, unknown> {
  if (digits === undefined) return {};
  const text = Array.from(values, (value) => value.toFixed(digits));
  // Inside where an interval leaves no room above.
  return {
    text,
    textposition: intervals ? "inside" : "outside",
    insidetextanchor: "start",
    cliponaxis: false,
  };
}

/** Whether a line might cross the texts that Plotly writes above the bars. */
function standAbove(several: readonly BarSeries[], { digits, expected, intervals }: BarOptions): boolean {
  return digits !== undefined && expected !== undefined && intervals === undefined && several.length === 1;
}

/** Each value above its bar and above the line of what is expected, whichever is higher. */
function textsAbove(labels: readonly string[], values: Numbers, { digits, expected }: BarOptions): Trace {
  return {
    type: "scatter",
    // Points that aren't seen keep the texts a little off the lines.
    mode: "markers+text",
    marker: { size: 3, opacity: 0 },
    name: "values, written",
    showlegend: false,
    hoverinfo: "skip",
    x: labels,
    y: labels.map((_, i) => Math.max(values[i], expected?.values[i] ?? 0)),
    text: labels.map((_, i) => values[i].toFixed(digits)),
    textposition: "top center",
    textfont: { size: 13 },
    cliponaxis: false,
  };
}

function errorBars(values: Numbers, intervals: BarOptions["intervals"]): Record<string, unknown> {
  if (!intervals) return {};
  return {
    error_y: {
      type: "data",
      symmetric: false,
      array: intervals.map(([, high], i) => high - values[i]),
      arrayminus: intervals.map(([low], i) => values[i] - low),
      color: colours.ink,
      thickness: 1.5,
      width: 8,
    },
  };
}

function expectedLines(labels: readonly string[], { name, values }: BarSeries): Trace {
  return {
    type: "scatter",
    mode: "markers",
    name,
    x: labels,
    y: Array.from(values),
    marker: { symbol: "line-ew", size: 36, line: { color: colours.black, width: 2.5 } },
  };
}
