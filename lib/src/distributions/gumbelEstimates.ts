import { EULER_GAMMA, PI_SQUARED_OVER_6 } from "../numeric/constants";
import { mean } from "../numeric/mean";
import { variance } from "../numeric/variance";

/** Estimates of location and scale. */
export interface Estimates {
  readonly loc: number;
  readonly scale: number;
}

/**
 * The method of moments: the scale that gives the sample variance π² scale² / 6, then the location that gives the
 * sample mean loc + γ scale.
 * @param x at least 2 values, not all equal (unchecked)
 */
export function moments(x: Float64Array): Estimates {
  const scale = Math.sqrt(variance(x) / PI_SQUARED_OVER_6);
  return { loc: mean(x) - EULER_GAMMA * scale, scale };
}

/**
 * Maximum likelihood (Johnson, Kotz and Balakrishnan, Continuous Univariate Distributions 2, 1995, section 22.9).
 *
 * The scale b is the root of b = x̄ − m(b), where m(b) is the mean of x weighted by exp(−x / b); the location follows.
 * b − x̄ + m(b) increases strictly, from below 0 at 0 to above 0 at x̄, so the root is unique; Newton's steps find it,
 * and a step that would leave the interval known to hold it is replaced by halving that.
 * @param x at least 2 values from 0 to 1, both among them (unchecked)
 */
export function maximumLikelihood(x: Float64Array): Estimates {
  const average = mean(x);
  let low = 0;
  let high = average;
  let b = Math.min(moments(x).scale, average);
  for (let step = 0; step < 200; step++) {
    const { weightedMean, weightedVariance } = weighted(x, b);
    const gap = b - average + weightedMean;
    if (gap < 0) low = b;
    else high = b;
    const newton = b - gap / (1 + weightedVariance / (b * b));
    const next = newton > low && newton < high ? newton : (low + high) / 2;
    const done = Math.abs(next - b) <= 1e-15 * b;
    b = next;
    if (done) break;
  }
  return { loc: -b * Math.log(weighted(x, b).total / x.length), scale: b };
}

/** Total, mean and variance under the weights exp(−x / b). */
function weighted(
  x: Float64Array,
  b: number,
): { total: number; weightedMean: number; weightedVariance: number } {
  let total = 0;
  let first = 0;
  let second = 0;
  for (const v of x) {
    const weight = Math.exp(-v / b);
    total += weight;
    first += weight * v;
    second += weight * v * v;
  }
  const weightedMean = first / total;
  return { total, weightedMean, weightedVariance: Math.max(0, second / total - weightedMean * weightedMean) };
}
