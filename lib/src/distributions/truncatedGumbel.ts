import { checkFinite, checkNumber } from "../numeric/check";
import { exp } from "../numeric/exp";
import { log } from "../numeric/log";
import { log1p } from "../numeric/log1p";
import { type DrawOptions, target } from "../random/draws";
import type { Random } from "../random/Random";
import { checkRandom } from "./noisyRows";

/**
 * The Gumbel variate with location `loc`, truncated to at most `upper`, that an exponential variate e names:
 * −log(e + exp(−(upper − loc))) + loc, by inversion of exp(−exp(−(x − loc))) / exp(−exp(−(upper − loc))) = exp(−e)
 * (Maddison, Tarlow and Minka, "A* Sampling", 2014). Written from whichever end is near, so that neither
 * overflows nor cancels. Unchecked.
 */
export function truncated(loc: number, upper: number, e: number): number {
  if (upper <= loc) return upper - log1p(e * exp(upper - loc));
  return Math.min(upper, loc - log(e + exp(loc - upper)));
}

/**
 * n draws from the Gumbel distribution with location `loc` and scale 1, given that they are at most `upper`; one
 * position of the stream each, so that `upper = Infinity` gives what `random.gumbel(n)` gives, + loc.
 *
 * Exact however far `upper` is from `loc`: nothing is rejected. The smallest possible draw is
 * −log(129 ln 2 + exp(loc − upper)) + loc.
 * @param loc any finite number
 * @param upper any number above -Infinity, Infinity included
 * @param n a whole number from 0
 * @param options as for `random.gumbel`: `dtype` "float32", or the caller's own `out`
 * @throws TypeError, RangeError where an argument is unusable, before anything is drawn
 */
export function truncatedGumbel(
  random: Random,
  loc: number,
  upper: number,
  n: number,
  options: { readonly dtype: "float32" },
): Float32Array;
export function truncatedGumbel<T extends Float64Array | Float32Array>(
  random: Random,
  loc: number,
  upper: number,
  n: number,
  options: { readonly out: T },
): T;
export function truncatedGumbel(
  random: Random,
  loc: number,
  upper: number,
  n: number,
  options?: { readonly dtype?: "float64" },
): Float64Array;
export function truncatedGumbel(
  random: Random,
  loc: number,
  upper: number,
  n: number,
  options?: DrawOptions,
): Float64Array | Float32Array {
  checkRandom(random);
  checkFinite("loc", loc);
  checkNumber("upper", upper);
  if (upper === Number.NEGATIVE_INFINITY) {
    throw new RangeError(
      "upper is -Infinity, but must be above it; pass a number, or Infinity for no bound.",
    );
  }
  const out = target(n, options);
  const e = random.exponential(n);
  for (let i = 0; i < n; i++) out[i] = truncated(loc, upper, e[i]);
  return out;
}
