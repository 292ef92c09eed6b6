import { type BinOptions, histogram } from "./histogram";
import { type Mark, verticals } from "./marks";
import { look, tint } from "./palette";
import { extent, type Numbers, type Spec, type Trace, titled } from "./spec";

/** A density function with its name in the legend. */
export interface NamedDensity {
  name: string;
  density: (x: number) => number;
}

/** The bins, axes and words of a histogram. */
export interface HistogramOptions extends BinOptions {
  /** Title of the x axis: the quantity and its unit. */
  x: string;
  /** Title of the y axis; "density" unless given. */
  y?: string;
  /** The histogram's name in the legend: "draws" unless given. */
  name?: string;
  /** Vertical lines with names. */
  marks?: readonly Mark[];
}

/** Points of a density's curve: enough for a smooth line 700 pixels long. */
const POINTS = 201;

/**
 * A histogram of values as a density, with the curves of density functions over it.
 *
 * @param values finite numbers
 * @param densities one function, or several with names
 * @example
 * histogramAgainstDensity(gumbels, (x) => Math.exp(-x - Math.exp(-x)), { x: "g", range: [-3, 8] })
 */
export function histogramAgainstDensity(
  values: Numbers,
  densities: NamedDensity["density"] | readonly NamedDensity[],
  options: HistogramOptions,
): Spec {
  const { edges, density } = histogram(values, options);
  const named = typeof densities === "function" ? [{ name: "density", density: densities }] : densities;
  const range = [edges[0], edges[edges.length - 1]] as const;
  const marks = options.marks ?? [];
  const data = [barsOf(edges, density, options.name ?? "draws")];
  data.push(...named.map((one, i) => curveOf(one, range, i + 1)));
  return {
    data,
    layout: {
      showlegend: true,
      bargap: 0,
      xaxis: { ...titled(options.x), range },
      yaxis: { ...titled(options.y ?? "density"), rangemode: "tozero", ...headroom(data, marks.length) },
      ...verticals(marks),
    },
  };
}

/** Room above the highest point for the names of so many marks. */
function headroom(data: Trace[], marks: number): object {
  if (marks === 0) return {};
  const [, highest] = extent(...data.map(({ y }) => y as Numbers));
  return { autorangeoptions: { include: highest * (1 + 0.08 * marks) } };
}

function barsOf(edges: Float64Array, heights: Float64Array, name: string): Trace {
  const { colour } = look(0);
  return {
    type: "bar",
    name,
    x: Array.from(heights, (_, i) => (edges[i] + edges[i + 1]) / 2),
    y: heights,
    width: Array.from(heights, (_, i) => edges[i + 1] - edges[i]),
    marker: { color: tint(colour, 0.4), line: { color: "#FFFFFF", width: 1 } },
  };
}

function curveOf({ name, density }: NamedDensity, [from, to]: readonly [number, number], i: number): Trace {
  const { colour } = look(i);
  const x = Array.from({ length: POINTS }, (_, j) => from + ((to - from) * j) / (POINTS - 1));
  const dash = look(i - 1).dash;
  return {
    type: "scatter",
    mode: "lines",
    name,
    x,
    y: x.map(density),
    line: { color: colour, dash, width: 2.5, simplify: false },
  };
}
