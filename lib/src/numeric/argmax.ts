import { checkValues } from "./check";

/**
 * The index of the largest value, the first of them where several tie.
 * @throws RangeError where x is empty or holds NaN
 */
export function argmax(x: ArrayLike<number>): number {
  checkValues("x", x);
  let best = 0;
  for (let i = 1; i < x.length; i++) if (x[i] > x[best]) best = i;
  return best;
}
