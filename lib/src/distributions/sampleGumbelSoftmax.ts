import { checkValues, shown } from "../numeric/check";
import { checkMultiple } from "../numeric/rows";
import { temperatures } from "../operations/perturbed";
import { target } from "../random/draws";
import type { Random } from "../random/Random";
import { gradient32, relaxed32 } from "../single/draws32";
import { checkRandom } from "./noisyRows";
import { scalesOf } from "./singleForms";

/** How the logits lie, and where the result goes. */
export interface SampleOptions {
  /** The number of categories; without it the logits are one row. */
  readonly k?: number;
  /** The caller's own array, as long as the logits. */
  readonly out?: Float32Array;
}

/** As `SampleOptions`, for draws. */
export interface StraightThroughOptions extends SampleOptions {
  /**
   * The caller's own array, as long as the logits, for the one-hot rows that the draws round to: straight-through's
   * forward values, from the same noise.
   */
  readonly hard?: Float32Array;
}

function checkHard(hard: Float32Array, logits: Float32Array, out: Float32Array): void {
  checkSingle("hard", hard);
  if (hard.length !== logits.length) {
    throw new RangeError(
      `hard has ${hard.length} values, but logits ${logits.length}; pass an array of as many.`,
    );
  }
  const bytes = hard.byteLength;
  if (hard.buffer === out.buffer && Math.abs(hard.byteOffset - out.byteOffset) < bytes) {
    throw new RangeError("hard and out share memory, but both are written; pass arrays that do not overlap.");
  }
}

function checkSingle(name: string, x: Float32Array): void {
  if (!(x instanceof Float32Array)) {
    throw new TypeError(
      `${name} must be a Float32Array, but is ${shown(x)}; pass Float32Array.from(values).`,
    );
  }
  if (x.length === 0) throw new RangeError(`${name} has 0 values, but needs at least one row; pass some.`);
}

/**
 * One Gumbel-Softmax draw for each row of logits, in single precision: what a training step does over and over, without
 * the tables that `GumbelSoftmax` makes of its logits. Row i, category j takes the position i k + j after the stream's
 * present one; the draws are those of `GumbelSoftmax.sample(random, 1, { dtype: "float32" })`, to rounding.
 * @param logits rows of k; -Infinity gives y = 0. In a row with a logit of 16 or more on either side the largest is taken
 *   off before noise is added, so that a constant of any size changes nothing
 * @param tau the temperature, a finite number above 0, or one for each row
 * @param options `k`; `out` for the relaxed rows; `hard` for the one-hot rows at the largest (logit + noise) / tau, the
 *   first of them where several tie
 * @returns as many values as logits, each row on the simplex
 * @throws TypeError, RangeError where an argument is unusable; the stream has not moved then
 */
export function sampleGumbelSoftmax(
  random: Random,
  logits: Float32Array,
  tau: number | ArrayLike<number>,
  { k = logits?.length, out, hard }: StraightThroughOptions = {},
): Float32Array {
  checkRandom(random);
  checkSingle("logits", logits);
  checkMultiple("logits", logits.length, k);
  const scales = scalesOf(temperatures(tau, typeof tau === "number" ? 1 : logits.length / k));
  const y = target(logits.length, { dtype: "float32", out }) as Float32Array;
  if (hard !== undefined) checkHard(hard, logits, y);
  if (!relaxed32(random, { logits, scales, shift: true, log: false }, k, y, hard)) {
    checkValues("logits", logits);
    throw new RangeError(
      "logits have a row whose largest value is not finite, so no probabilities follow; change the logits.",
    );
  }
  return y;
}

/**
 * The vector–Jacobian product of Gumbel-Softmax with respect to its logits, in single precision and from the draw
 * itself: y_j (v_j − Σ y_i v_i) / τ. It is straight-through's backward pass, too.
 * @param y the draws, rows of k
 * @param v the cotangent, one number for each of y
 * @throws TypeError, RangeError where an argument is unusable
 */
export function sampleGumbelSoftmaxVjp(
  y: Float32Array,
  v: Float32Array,
  tau: number | ArrayLike<number>,
  { k = y?.length, out }: SampleOptions = {},
): Float32Array {
  checkSingle("y", y);
  checkSingle("v", v);
  checkMultiple("y", y.length, k);
  if (v.length !== y.length) {
    throw new RangeError(`v has ${v.length} values, but y has ${y.length}; pass one for each.`);
  }
  const taus = temperatures(tau, typeof tau === "number" ? 1 : y.length / k);
  const inverse = Float32Array.from(taus, (t) => 1 / t);
  const dlogits = target(y.length, { dtype: "float32", out }) as Float32Array;
  gradient32(y, v, inverse, k, dlogits);
  return dlogits;
}
