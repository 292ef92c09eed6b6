import { checkWhole } from "../numeric/check";

/**
 * The number of the row that is meant: 0 where there is but one.
 * @throws RangeError where there are several and none is named, or there is no such row
 */
export function rowOf(row: number | undefined, b: number): number {
  if (row === undefined && b > 1) {
    throw new RangeError(`row is missing, but there are ${b} rows; pass a number from 0 to ${b - 1}.`);
  }
  const at = row === undefined ? 0 : row;
  checkWhole("row", at, 0, b - 1);
  return at;
}
