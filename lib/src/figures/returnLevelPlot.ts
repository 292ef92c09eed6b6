import { bandTrace } from "./curves";
import { colours } from "./palette";
import { type AxisTitles, extent, type Numbers, type Spec, type Trace, titled } from "./spec";

/** A model's levels, and the data's beside them. */
export interface ReturnLevels {
  /** Ascending periods, above 1, with the model's level at each, and an interval for it. */
  model: { periods: Numbers; levels: Numbers; band?: { lower: Numbers; upper: Numbers; name: string } };
  /** The data's plotting periods and values, and a name for those that shall bear one ("" for the others). */
  data?: { periods: Numbers; levels: Numbers; labels?: readonly string[] };
}

const TICKS = [1.1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10_000];

/**
 * The level that is exceeded once in so many years, over a logarithmic axis of years.
 *
 * @param options the axis titles; x is "return period (years)" unless given
 * @example
 * returnLevelPlot({ model: { periods, levels, band: { lower, upper, name: "95 % interval" } },
 *   data: { periods: observed, levels: sorted } }, { y: "peak (1000 ft³/s)" })
 */
export function returnLevelPlot(
  { model, data }: ReturnLevels,
  options: Partial<AxisTitles> & { y: string },
): Spec {
  const [from, to] = extent(model.periods, data?.periods ?? []);
  const ticks = TICKS.filter((period) => period >= from && period <= to);
  const line = { color: colours.vermillion, width: 2.5, simplify: false };
  const curve: Trace = {
    type: "scatter",
    mode: "lines",
    name: "model",
    x: Array.from(model.periods),
    y: Array.from(model.levels),
    line,
  };
  const { band } = model;
  return {
    data: [
      ...(band ? [bandTrace(model.periods, band.lower, band.upper, colours.vermillion, band.name)] : []),
      curve,
      ...(data ? [points(data, model)] : []),
    ],
    layout: {
      showlegend: true,
      xaxis: {
        ...titled(options.x ?? "return period (years)"),
        type: "log",
        range: [Math.log10(from * 0.96), Math.log10(to * 1.04)],
        tickmode: "array",
        tickvals: ticks,
        ticktext: ticks.map(String),
      },
      yaxis: titled(options.y),
    },
  };
}

function points(
  { periods, levels, labels }: NonNullable<ReturnLevels["data"]>,
  model: ReturnLevels["model"],
): Trace {
  const place = (level: number, i: number): string =>
    level >= levelNear(model, periods[i]) ? "top left" : "bottom right";
  return {
    type: "scatter",
    mode: labels ? "markers+text" : "markers",
    name: "data",
    x: Array.from(periods),
    y: Array.from(levels),
    ...(labels ? { text: labels, textposition: Array.from(levels, place), cliponaxis: false } : {}),
    marker: { color: colours.blue, size: 8, line: { color: "#FFFFFF", width: 1 } },
  };
}

/** The model's level at the first of its periods that is not below a period; labels keep off the curve by it. */
function levelNear({ periods, levels }: ReturnLevels["model"], period: number): number {
  const at = Array.from(periods).findIndex((p) => p >= period);
  return levels[at < 0 ? levels.length - 1 : at];
}
