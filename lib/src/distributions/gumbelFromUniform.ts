import { checkNumber } from "../numeric/check";

/**
 * −log(−log u): a standard Gumbel variate from a uniform one, by inversion of the distribution function.
 *
 * The plain form, to read. `random.gumbel(n)` gives draws of the same law and, from the same state, of the same
 * uniform; it also keeps the accuracy that u loses where it is near 1, and so the upper tail.
 * @param u in (0, 1)
 * @throws RangeError at 0 and 1, where the result would be infinite, and outside
 */
export function gumbelFromUniform(u: number): number {
  checkNumber("u", u);
  if (u <= 0 || u >= 1) {
    throw new RangeError(`u is ${u}, but must be above 0 and below 1; draw it by random.uniform().`);
  }
  return -Math.log(-Math.log(u));
}
