import { checkFiniteValues, shown } from "../numeric/check";
import { max } from "../numeric/max";
import { type Covariance, maximumLikelihoodCovariance, momentsCovariance } from "./gumbelCovariance";
import { type Estimates, maximumLikelihood, moments } from "./gumbelEstimates";

/** How `Gumbel.fit` estimates. */
export type FitMethod = "moments" | "maximum-likelihood";

/** Location and scale with their large-sample covariance. */
export interface Fitted extends Estimates {
  readonly method: FitMethod;
  /** The number of values. */
  readonly n: number;
  /** The covariance matrix of [loc, scale]. */
  readonly covariance: Covariance;
  readonly standardErrors: Estimates;
}

/** Estimates location and scale, with checks of the data. See `Gumbel.fit`. */
export function estimate(data: ArrayLike<number>, method: FitMethod): Fitted {
  if (method !== "moments" && method !== "maximum-likelihood") {
    throw new RangeError(
      `method is ${shown(method)}, but must be "moments" or "maximum-likelihood"; pass one of them.`,
    );
  }
  checkFiniteValues("data", data, 2);
  const n = data.length;
  const isMoments = method === "moments";
  const { least, range, values } = unitRange(data);
  const unit = isMoments ? moments(values) : maximumLikelihood(values);
  const loc = least + range * unit.loc;
  const scale = range * unit.scale;
  const covariance = isMoments ? momentsCovariance(scale, n) : maximumLikelihoodCovariance(scale, n);
  const standardErrors = { loc: Math.sqrt(covariance[0][0]), scale: Math.sqrt(covariance[1][1]) };
  return { method, n, loc, scale, covariance, standardErrors };
}

/** The data moved and scaled to [0, 1], where no square overflows or vanishes. */
function unitRange(data: ArrayLike<number>): { least: number; range: number; values: Float64Array } {
  const values = Float64Array.from(data);
  const least = -max(values.map((v) => -v));
  const range = max(values) - least;
  if (range === 0 || range === Number.POSITIVE_INFINITY) {
    throw new RangeError(
      `data has the range ${range}, but it must be above 0 and finite; pass data that are not all equal, in a fitting unit.`,
    );
  }
  return { least, range, values: values.map((v) => (v - least) / range) };
}
