import { checkFiniteValues, checkFunction, checkProbability } from "./check";

/** What `kolmogorovSmirnov` found. */
export interface KolmogorovSmirnov {
  /** The largest distance between the sample's distribution function and the given one, in [0, 1]. */
  readonly statistic: number;
  /** The probability of a statistic at least as large where the null hypothesis holds. */
  readonly pValue: number;
}

/** P(K > x) for Kolmogorov's limiting distribution, by whichever of its two series converges fast. */
function kolmogorovTail(x: number): number {
  if (x <= 0) return 1;
  let sum = 0;
  if (x < 1) {
    for (let i = 1; i <= 9; i += 2) sum += Math.exp(-(i * i * Math.PI * Math.PI) / (8 * x * x));
    return 1 - (Math.sqrt(2 * Math.PI) / x) * sum;
  }
  for (let i = 1; i <= 6; i++) sum += (i % 2 === 1 ? 2 : -2) * Math.exp(-2 * i * i * x * x);
  return sum;
}

/**
 * Kolmogorov and Smirnov's test that a sample comes from a fully specified continuous distribution.
 *
 * The p-value is the limiting one at (√n + 0.12 + 0.11/√n) D, Stephens' correction for finite n
 * (J. Royal Statistical Society B 32, 1970, 115-122). It does not hold where the sample chose parameters of `cdf`.
 * @param sample at least one finite value, in any order
 * @param cdf the distribution function under the null hypothesis
 * @throws TypeError, RangeError where an argument is of another kind, a value is not finite, or `cdf` returns something outside [0, 1]
 */
export function kolmogorovSmirnov(sample: ArrayLike<number>, cdf: (x: number) => number): KolmogorovSmirnov {
  checkFiniteValues("sample", sample);
  checkFunction("cdf", cdf);
  const sorted = Float64Array.from(sample).sort();
  const n = sorted.length;
  let statistic = 0;
  for (let i = 0; i < n; i++) {
    const p = cdf(sorted[i]);
    checkProbability(`cdf(${sorted[i]})`, p);
    statistic = Math.max(statistic, p - i / n, (i + 1) / n - p);
  }
  const root = Math.sqrt(n);
  return { statistic, pValue: kolmogorovTail((root + 0.12 + 0.11 / root) * statistic) };
}
