import { checkFiniteValues } from "./check";
import { mean } from "./mean";

/**
 * The sample variance Σ (x_i − x̄)² / (n − 1), in two passes.
 * @throws RangeError where x has fewer than 2 values or one that is not finite
 */
export function variance(x: ArrayLike<number>): number {
  checkFiniteValues("x", x, 2);
  const m = mean(x);
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += (x[i] - m) * (x[i] - m);
  return sum / (x.length - 1);
}
