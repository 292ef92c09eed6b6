import { checkFiniteValues, checkProbability } from "./check";

/**
 * The sample quantile of type 7 (Hyndman and Fan, The American Statistician 50, 1996): linear between the
 * order statistics, the i-th of n at p = (i − 1) / (n − 1). NumPy's and R's default.
 * @param x at least one value, in any order; left as it is
 * @param p in [0, 1]
 * @throws RangeError where x is empty or holds a value that is not finite, or p is outside [0, 1]
 */
export function sampleQuantile(x: ArrayLike<number>, p: number): number {
  checkFiniteValues("x", x);
  checkProbability("p", p);
  const sorted = Float64Array.from(x).sort();
  const at = (sorted.length - 1) * p;
  const below = Math.floor(at);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
}
