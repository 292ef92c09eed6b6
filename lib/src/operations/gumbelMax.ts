import type { RowOptions } from "../numeric/rows";
import { perturbed } from "./perturbed";

/** The first index of the largest shifted[from + i] + g[at + i] of k: the Gumbel-max trick for one row (unchecked). */
export function gumbelMaxRow(
  shifted: Float64Array,
  from: number,
  g: ArrayLike<number>,
  at: number,
  k: number,
): number {
  let best = 0;
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < k; i++) {
    const value = shifted[from + i] + g[at + i];
    if (value > most) {
      most = value;
      best = i;
    }
  }
  return best;
}

/**
 * The Gumbel-max trick: argmax_i (logits_i + g_i) has the probabilities softmax(logits) where g is standard Gumbel noise
 * (Gumbel 1954; Maddison, Tarlow and Minka, "A* Sampling", 2014).
 *
 * Its gradient is 0 almost everywhere; `gumbelSoftmax` relaxes it.
 * @param logits k logits, or b rows of k; -Infinity is never chosen. Their row's largest is taken off before the noise
 *   is added, so that a constant of any size changes nothing
 * @param g noise, n × b × k finite values: `random.gumbel(n * b * k)`
 * @param options `k`, the length of a row; without it the logits are one row
 * @returns n × b indices, the first where several tie
 * @throws TypeError, RangeError where an argument is unusable
 */
export function gumbelMax(
  logits: ArrayLike<number>,
  g: ArrayLike<number>,
  options: RowOptions = {},
): Int32Array {
  const { k, b, rows, shifted } = perturbed(logits, g, options);
  return Int32Array.from({ length: rows }, (_, row) => gumbelMaxRow(shifted, (row % b) * k, g, row * k, k));
}
