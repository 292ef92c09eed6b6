import { checkValues, checkWhole } from "../numeric/check";
import { checkMultiple } from "../numeric/rows";

/**
 * The one-hot rows of indices: 1 at each index, 0 elsewhere.
 *
 * It has no useful gradient: indices do not vary by degrees. For one that stands in, see `straightThrough`.
 * @param z n whole numbers from 0 to k − 1
 * @param k the length of a row
 * @returns n × k values, row-major
 * @throws TypeError, RangeError where z is empty or an index is no such number
 */
export function oneHot(z: ArrayLike<number>, k: number): Float64Array {
  checkValues("z", z);
  checkMultiple("z", z.length * k, k);
  const rows = new Float64Array(z.length * k);
  for (let i = 0; i < z.length; i++) {
    checkWhole(`z[${i}]`, z[i], 0, k - 1);
    rows[i * k + z[i]] = 1;
  }
  return rows;
}
