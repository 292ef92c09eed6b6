import betainc from "@stdlib/math-base-special-betainc";
import { checkProbability, checkWhole } from "../numeric/check";
import { checkOpenProbability } from "./checkSize";
import { type CountLimits, countLimits } from "./limits";

/**
 * The exact limits of a binomial count: of n draws with probability p each, it lies outside with probability `size` at
 * most, half of it on either side.
 * @param n a whole number from 1
 * @param p in [0, 1]
 * @param size above 0 and below 1
 * @throws RangeError where an argument is outside
 */
export function binomialLimits(n: number, p: number, size: number): CountLimits {
  checkWhole("n", n, 1, Number.MAX_SAFE_INTEGER);
  checkProbability("p", p);
  checkOpenProbability("size", size);
  if (p === 0 || p === 1) return [n * p, n * p];
  const below = (count: number) => (count >= n ? 1 : betainc(p, count + 1, n - count, true, true));
  const above = (count: number) => (count >= n ? 0 : betainc(p, count + 1, n - count, true, false));
  return countLimits(below, above, n, size);
}
