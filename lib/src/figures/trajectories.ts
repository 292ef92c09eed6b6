import { checkFiniteValues, checkPositive, checkProbability } from "../numeric/check";
import { mean } from "../numeric/mean";
import { sampleQuantile } from "../numeric/sampleQuantile";
import { variance } from "../numeric/variance";
import { type Curve, type CurveOptions, curves } from "./curves";
import type { Numbers, Spec } from "./spec";

/** One quantity followed over steps, in one or more runs. */
export interface Trajectory {
  name: string;
  /** The steps, ascending. */
  x: Numbers;
  /** A run for each seed, each with one value for each step. */
  runs: readonly Numbers[];
}

/** What a band shows, and the axes. */
export interface TrajectoryOptions extends CurveOptions {
  /**
   * "quantiles" unless given: the median, and the band between the quantiles (1 − `coverage`)/2 and (1 + `coverage`)/2 of
   * the runs. "interval": the mean, and `errors` standard errors to both sides. "none": the median without a band.
   */
  band?: "quantiles" | "interval" | "none";
  /** The share of the runs inside the band of quantiles, 0 to 1; 0.8 unless given. */
  coverage?: number;
  /** Standard errors to each side of the mean; 1.96 unless given. */
  errors?: number;
}

/**
 * Quantities over steps, each with a line in the middle of its runs and a band around it. A single run has no band.
 *
 * @throws RangeError where a run has not one finite value for each step, or where a logarithmic axis meets a value that is
 *   not above 0
 * @example
 * trajectories([{ name: "τ = 0.5", x: steps, runs: losses }], { x: "step", y: "loss (nats)", log: "x" })
 */
export function trajectories(series: readonly Trajectory[], options: TrajectoryOptions): Spec {
  const { band = "quantiles", coverage = 0.8, errors = 1.96, ...axes } = options;
  checkProbability("coverage", coverage);
  checkPositive("errors", errors);
  const lines = series.map((one): Curve => {
    checkRuns(one);
    const columns = Array.from(one.x, (_, step) => one.runs.map((run) => run[step]));
    const bounds = columns.map((column) =>
      band === "interval" ? interval(column, errors) : quantiles(column, coverage),
    );
    const line = { name: one.name, x: one.x, y: bounds.map(([, middle]) => middle) };
    if (band === "none" || one.runs.length === 1) return line;
    const lower = bounds.map(([low]) => low);
    const upper = bounds.map(([, , high]) => high);
    return { ...line, band: { lower, upper } };
  });
  for (const line of lines) checkLogarithmic(line, options.log ?? "");
  return curves(lines, axes);
}

function checkRuns({ name, x, runs }: Trajectory): void {
  checkFiniteValues(`x of '${name}'`, x);
  if (runs.length === 0) throw new RangeError(`'${name}' has no runs, but needs at least one.`);
  runs.forEach((run, i) => {
    checkFiniteValues(`runs[${i}] of '${name}'`, run);
    if (run.length !== x.length)
      throw new RangeError(
        `runs[${i}] of '${name}' has ${run.length} values, but there are ${x.length} steps; give one value for each.`,
      );
  });
}

function checkLogarithmic({ name, x, y, band }: Curve, log: string): void {
  const least = (values: Numbers): number => Array.from(values).reduce((a, b) => Math.min(a, b));
  const checks: [string, Numbers][] = [
    ["x", x],
    ["y", band?.lower ?? y],
  ];
  for (const [letter, values] of checks) {
    if (log.includes(letter) && least(values) <= 0)
      throw new RangeError(
        `'${name}' reaches ${least(values)} on its ${letter} axis, which is logarithmic and shows only values above 0; ` +
          "leave log out, or draw quantiles.",
      );
  }
}

function quantiles(column: readonly number[], coverage: number): [number, number, number] {
  const at = (p: number): number => sampleQuantile(column, p);
  return [at((1 - coverage) / 2), at(0.5), at((1 + coverage) / 2)];
}

function interval(column: readonly number[], errors: number): [number, number, number] {
  const middle = mean(column);
  const half = column.length === 1 ? 0 : errors * Math.sqrt(variance(column) / column.length);
  return [middle - half, middle, middle + half];
}
