import { checkFiniteValues } from "./check";

/**
 * The arithmetic mean, by running means, so that it overflows for no finite data.
 * @throws RangeError where x is empty or holds a value that is not finite
 */
export function mean(x: ArrayLike<number>): number {
  checkFiniteValues("x", x);
  let m = 0;
  for (let i = 0; i < x.length; i++) m += x[i] / (i + 1) - m / (i + 1);
  return m;
}
