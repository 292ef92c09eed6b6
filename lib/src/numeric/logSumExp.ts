import { checkValues } from "./check";
import { max } from "./max";

/**
 * log Σ exp(x_i), without overflow: m + log Σ exp(x_i − m) with m the largest value.
 * @param x at least one number; -Infinity counts for nothing, Infinity gives Infinity
 * @throws RangeError where x is empty or holds NaN
 */
export function logSumExp(x: ArrayLike<number>): number {
  checkValues("x", x);
  const m = max(x);
  if (!Number.isFinite(m)) return m;
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += Math.exp(x[i] - m);
  return m + Math.log(sum);
}
