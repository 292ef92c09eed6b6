import { checkFiniteValues } from "./check";
import { logitRows } from "./logits";
import type { RowOptions } from "./rows";
import { softmax } from "./softmax";

/** Throws unless `v` has `length` finite values, one for each value of `of`. */
export function checkCotangent(v: ArrayLike<number>, length: number, of: string): void {
  checkFiniteValues("v", v);
  if (v.length !== length) {
    throw new RangeError(`v has ${v.length} values, but must have ${length}, one for each value of ${of}.`);
  }
}

/** Writes Jᵀv for softmax y: y_i (v_i − Σ_j y_j v_j), for the k values from `at` on of y, v and out (unchecked). */
export function softmaxPullback(
  y: ArrayLike<number>,
  v: ArrayLike<number>,
  at: number,
  k: number,
  out: Float64Array,
): void {
  let mean = 0;
  for (let i = at; i < at + k; i++) mean += y[i] * v[i];
  for (let i = at; i < at + k; i++) out[i] = y[i] * (v[i] - mean);
}

/**
 * The vector–Jacobian product of `softmax` at x: y_i (v_i − Σ_j y_j v_j) with y = softmax(x); 0 where x_i = -Infinity.
 * @param v the cotangent, one finite number for each of the rows × k values
 * @throws RangeError where x is refused by `softmax`, or v has another length or a value that is not finite
 */
export function softmaxVjp(
  x: ArrayLike<number>,
  v: ArrayLike<number>,
  options: RowOptions = {},
): Float64Array {
  const { rows, k } = logitRows("x", x, options);
  checkCotangent(v, rows * k, "softmax(x)");
  const y = softmax(x, options);
  for (let row = 0; row < rows; row++) softmaxPullback(y, v, row * k, k, y);
  return y;
}

/**
 * The vector–Jacobian product of `logSumExp` at x: v softmax(x), row by row; 0 where x_i = -Infinity.
 * @param v the cotangent: one finite number for each row
 * @throws RangeError where x is refused by `softmax`, or v has another length or a value that is not finite
 */
export function logSumExpVjp(
  x: ArrayLike<number>,
  v: ArrayLike<number>,
  options: RowOptions = {},
): Float64Array {
  const { rows, k } = logitRows("x", x, options);
  checkCotangent(v, rows, "logSumExp(x)");
  const y = softmax(x, options);
  for (let i = 0; i < y.length; i++) y[i] *= v[Math.floor(i / k)];
  return y;
}
