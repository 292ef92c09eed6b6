import { checkValues, checkWhole } from "./check";

/** How values lie in a flat array: row-major, `rows` rows of k. */
export interface Rows {
  readonly rows: number;
  readonly k: number;
}

/** Names the length of a row; without it the whole array is one row. */
export interface RowOptions {
  readonly k?: number;
}

/** Throws unless a flat array of `length` values, at least one, divides into rows of k. */
export function checkMultiple(name: string, length: number, k: number): void {
  checkWhole("k", k, 1, 2 ** 32);
  if (length === 0 || length % k !== 0) {
    throw new RangeError(
      `${name} has ${length} values, but needs a positive multiple of k = ${k}; pass whole rows of k values.`,
    );
  }
}

/**
 * The rows of a flat array of numbers.
 * @throws TypeError, RangeError where x is no list of numbers, is empty, holds NaN, or does not divide into rows of k
 */
export function rowsOf(name: string, x: ArrayLike<number>, { k }: RowOptions = {}): Rows {
  checkValues(name, x);
  if (k === undefined) return { rows: 1, k: x.length };
  checkMultiple(name, x.length, k);
  return { rows: x.length / k, k };
}
