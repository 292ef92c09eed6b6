import { checkValues, checkWhole } from "../numeric/check";

/** Throws unless z is [n, b] whole numbers from 0 to k − 1, flat. */
export function checkIndices(z: ArrayLike<number>, k: number, b: number): void {
  checkValues("z", z, 0);
  if (z.length % b !== 0) {
    throw new RangeError(
      `z has ${z.length} values, but needs a multiple of the ${b} rows; pass n × b indices.`,
    );
  }
  for (let i = 0; i < z.length; i++) {
    if (!(z[i] >= 0 && z[i] < k && Number.isInteger(z[i]))) checkWhole(`z[${i}]`, z[i], 0, k - 1);
  }
}
