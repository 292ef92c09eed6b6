/** A number in the middle of the sorted values: half of them are at most as large. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/**
 * The smallest value that at least the share `p` of the values does not exceed; for even counts and p = 1/2 the mean
 * of the two in the middle.
 *
 * @param values at least one
 * @param p from 0 to 1
 */
export function quantile(values: readonly number[], p: number): number {
  if (values.length === 0) throw new RangeError("a quantile of no values: measure at least one");
  const sorted = [...values].sort((a, b) => a - b);
  const rank = p * sorted.length;
  const at = (index: number) => sorted[Math.min(Math.max(index, 0), sorted.length - 1)] as number;
  if (p === 0.5 && Number.isInteger(rank)) return (at(rank - 1) + at(rank)) / 2;
  return at(Math.ceil(rank) - 1);
}
