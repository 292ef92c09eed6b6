import { argmaxRow } from "../numeric/argmax";

/** Columns of equal width: column i holds i below its threshold and `other[i]` above. */
export interface AliasTable {
  readonly threshold: Float64Array;
  readonly other: Int32Array;
}

/**
 * Walker's alias table in O(k) steps (Walker, ACM TOMS 3, 1977; Vose, IEEE Trans. Software Engineering 17, 1991).
 *
 * Each column has width 1/k. One that its category does not fill, k p < 1, is filled up by a category that overflows.
 * @param probs k probabilities that sum to 1 to rounding (unchecked)
 */
export function aliasTable(probs: Float64Array): AliasTable {
  const k = probs.length;
  const threshold = probs.map((p) => k * p);
  // A column that rounding leaves over keeps its threshold, next to 1, and the likeliest category fills it up: a
  // category of probability 0 is then never drawn.
  const other = new Int32Array(k).fill(argmaxRow(probs, 0, k));
  const small: number[] = [];
  const large: number[] = [];
  for (let i = 0; i < k; i++) (threshold[i] < 1 ? small : large).push(i);
  while (small.length > 0 && large.length > 0) {
    const below = small.pop() as number;
    const above = large[large.length - 1];
    other[below] = above;
    threshold[above] -= 1 - threshold[below];
    if (threshold[above] < 1) small.push(large.pop() as number);
  }
  return { threshold, other };
}
