import { exp } from "./exp";
import { log } from "./log";
import { maxOfRow } from "./logits";
import { type RowOptions, rowsOf } from "./rows";

/** log Σ exp of the k values from x[from] on (unchecked). */
export function logSumExpRow(x: ArrayLike<number>, from: number, k: number): number {
  const most = maxOfRow(x, from, k);
  if (!Number.isFinite(most)) return most;
  let sum = 0;
  for (let i = from; i < from + k; i++) sum += exp(x[i] - most);
  return most + log(sum);
}

/**
 * log Σ exp(x_i), without overflow: m + log Σ exp(x_i − m) with m the largest value.
 * @param x at least one number, rows × k, row-major; -Infinity counts for nothing, Infinity gives Infinity
 * @param options `k`, the length of a row; without it x is one row
 * @returns a number; with k, one for each row
 * @throws RangeError where x is empty, holds NaN, or does not divide into rows of k
 */
export function logSumExp(x: ArrayLike<number>): number;
export function logSumExp(x: ArrayLike<number>, options: { readonly k: number }): Float64Array;
export function logSumExp(x: ArrayLike<number>, options: RowOptions = {}): number | Float64Array {
  const { rows, k } = rowsOf("x", x, options);
  if (options.k === undefined) return logSumExpRow(x, 0, k);
  const y = new Float64Array(rows);
  for (let row = 0; row < rows; row++) y[row] = logSumExpRow(x, row * k, k);
  return y;
}
