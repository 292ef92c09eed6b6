import { exp } from "./exp";
import { logitRows, maxOfRow } from "./logits";
import type { RowOptions } from "./rows";

/** Writes softmax of the k values from `at` on of x to the same places of y (unchecked). */
function softmaxRow(x: ArrayLike<number>, at: number, k: number, y: Float64Array): void {
  const most = maxOfRow(x, at, k);
  let sum = 0;
  for (let i = at; i < at + k; i++) {
    y[i] = exp(x[i] - most);
    sum += y[i];
  }
  for (let i = at; i < at + k; i++) y[i] /= sum;
}

/**
 * exp(x_i) / Σ exp(x_j): the probabilities that logits stand for, without overflow; row by row.
 * @param x at least one logit, rows × k, row-major; -Infinity has probability 0
 * @param options `k`, the length of a row; without it x is one row
 * @returns rows × k probabilities
 * @throws RangeError where x is empty, holds NaN or Infinity, or a row holds only -Infinity
 */
export function softmax(x: ArrayLike<number>, options: RowOptions = {}): Float64Array {
  const { rows, k } = logitRows("x", x, options);
  const y = new Float64Array(rows * k);
  for (let row = 0; row < rows; row++) softmaxRow(x, row * k, k, y);
  return y;
}
