/** The sums of a row of probabilities from both ends, so that both tails keep their relative accuracy. */
export interface Cumulative {
  /** P(Z ≤ i). */
  readonly below: Float64Array;
  /** P(Z > i). */
  readonly above: Float64Array;
}

/** Sums k probabilities from both ends. */
export function cumulative(probs: Float64Array): Cumulative {
  const below = new Float64Array(probs.length);
  const above = new Float64Array(probs.length);
  for (let i = 0, sum = 0; i < probs.length; i++) {
    sum += probs[i];
    below[i] = sum;
  }
  for (let i = probs.length - 1, sum = 0; i > 0; i--) {
    sum += probs[i];
    above[i - 1] = sum;
  }
  return { below, above };
}

/** The first i from 0 to k − 1 for which `reached` holds; it holds from some i on, and at k − 1. */
function first(k: number, reached: (i: number) => boolean): number {
  let low = 0;
  let high = k - 1;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (reached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The smallest i with P(Z ≤ i) ≥ U, by bisection, for the uniform U that a signed tail names: U = t where t > 0, and
 * U = 1 + t where t < 0, which is compared with sums from above, since 1 + t would be rounded.
 */
export function invertCdf({ below, above }: Cumulative, t: number): number {
  return t > 0 ? first(below.length, (i) => below[i] >= t) : first(above.length, (i) => above[i] <= -t);
}
