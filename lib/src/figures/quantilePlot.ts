import { bandTrace } from "./curves";
import { colours } from "./palette";
import { type AxisTitles, extent, type Numbers, type Spec, titled } from "./spec";

/** The points of a quantile plot, from the smallest to the largest. */
export interface QuantilePoints {
  /** The model's quantiles at the plotting positions, ascending. */
  model: Numbers;
  /** The data; sorted here. */
  data: Numbers;
  /** Where each point lies with the band's probability if the model is true. */
  band?: { lower: Numbers; upper: Numbers; name: string };
}

/**
 * Data against a model's quantiles: on the line where both agree.
 *
 * @example
 * quantilePlot({ model: plottingPositions(n).map((p) => fit.quantile(p)), data: peaks },
 *   { x: "Gumbel quantile (1000 ft³/s)", y: "annual peak (1000 ft³/s)" })
 */
export function quantilePlot({ model, data, band }: QuantilePoints, options: AxisTitles): Spec {
  const sorted = Float64Array.from(data).sort();
  const [from, to] = extent(model, sorted);
  const ends = [from, to];
  const line = { color: colours.ink, width: 1.5, dash: "dash" };
  const marker = { color: colours.blue, size: 8, line: { color: "#FFFFFF", width: 1 } };
  return {
    data: [
      ...(band ? [bandTrace(model, band.lower, band.upper, colours.blue, band.name)] : []),
      { type: "scatter", mode: "lines", name: "model = data", x: ends, y: ends, line },
      { type: "scatter", mode: "markers", name: "data", x: Array.from(model), y: sorted, marker },
    ],
    layout: { showlegend: true, xaxis: titled(options.x), yaxis: titled(options.y) },
  };
}
