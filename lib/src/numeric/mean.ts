import { checkFiniteValues } from "./check";

/**
 * The arithmetic mean Σ x_i / n.
 * @throws RangeError where x is empty or holds a value that is not finite
 */
export function mean(x: ArrayLike<number>): number {
  checkFiniteValues("x", x);
  let sum = 0;
  for (let i = 0; i < x.length; i++) sum += x[i];
  return sum / x.length;
}
