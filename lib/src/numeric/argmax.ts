import { type RowOptions, rowsOf } from "./rows";

/** The offset of the largest of the k values from x[from] on, the first of them where several tie (unchecked). */
export function argmaxRow(x: ArrayLike<number>, from: number, k: number): number {
  let best = 0;
  for (let i = 1; i < k; i++) if (x[from + i] > x[from + best]) best = i;
  return best;
}

/**
 * The index of the largest value, the first of them where several tie.
 * @param x at least one number, rows × k, row-major
 * @param options `k`, the length of a row; without it x is one row
 * @returns an index from 0 to k − 1; with k, one for each row
 * @throws RangeError where x is empty, holds NaN, or does not divide into rows of k
 */
export function argmax(x: ArrayLike<number>): number;
export function argmax(x: ArrayLike<number>, options: { readonly k: number }): Int32Array;
export function argmax(x: ArrayLike<number>, options: RowOptions = {}): number | Int32Array {
  const { rows, k } = rowsOf("x", x, options);
  if (options.k === undefined) return argmaxRow(x, 0, k);
  return Int32Array.from({ length: rows }, (_, row) => argmaxRow(x, row * k, k));
}
