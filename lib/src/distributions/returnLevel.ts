import { checkFinite, shown } from "../numeric/check";
import { normalQuantile } from "../numeric/normalQuantile";
import type { GumbelFit } from "./Gumbel";
import { survivalQuantile } from "./standardGumbel";

/** What `returnLevel` returns, in the unit of the data. */
export interface ReturnLevel {
  /** Exceeded in a block with probability 1 / period. */
  readonly level: number;
  readonly standardError: number;
  /** The ends of the confidence interval. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * The level that is exceeded once in `period` blocks on average, with an interval by the delta method (Coles,
 * An Introduction to Statistical Modeling of Extreme Values, 2001, section 3.3.3).
 *
 * level = loc + scale y with y = −log(−log(1 − 1/period)), whose variance is Var loc + 2y Cov + y² Var scale.
 * @param fit from `Gumbel.fit` on block maxima
 * @param period in blocks (years, where the data are annual maxima), finite and above 1
 * @param options `confidence`, in (0, 1), 0.95 by default
 * @throws RangeError where period or confidence is outside
 */
export function returnLevel(
  fit: GumbelFit,
  period: number,
  options: { readonly confidence?: number } = {},
): ReturnLevel {
  checkFinite("period", period);
  if (period <= 1) {
    throw new RangeError(`period is ${period}, but must be above 1 block; pass for example 100.`);
  }
  const { confidence = 0.95 } = options;
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(
      `confidence is ${shown(confidence)}, but must be between 0 and 1; pass for example 0.95.`,
    );
  }
  const y = survivalQuantile(1 / period);
  const [[locVariance, both], [, scaleVariance]] = fit.covariance;
  const level = fit.loc + fit.scale * y;
  const standardError = Math.sqrt(locVariance + 2 * y * both + y * y * scaleVariance);
  const reach = standardError * normalQuantile((1 + confidence) / 2);
  return { level, standardError, lower: level - reach, upper: level + reach };
}
