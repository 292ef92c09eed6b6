import { checkProbability, checkValues, checkWhole } from "./check";
import { log } from "./log";

/** What `totalVariation` finds. */
export interface TotalVariation {
  /** ½ Σ |counts_i / n − probs_i|. */
  readonly distance: number;
  /** The ends of an interval that holds the distance of the sampled distribution from `probs`. */
  readonly lower: number;
  readonly upper: number;
}

/**
 * The total variation distance of a sample's frequencies from given probabilities, with an interval for that of the
 * distribution that was sampled.
 *
 * The sampled distribution is within ½ √(k / n) + √(log(1 / α) / 2n) of the frequencies with probability at least
 * 1 − α, whatever it is: E ½ Σ |N_i / n − p_i| ≤ ½ √(k / n) by Cauchy and Schwarz, and McDiarmid's inequality bounds what
 * is above. By the triangle inequality that reach holds for the distance from `probs` too.
 * @param counts k whole numbers from 0, with a sum n above 0
 * @param probs k probabilities
 * @param options `confidence`, 1 − α, in (0, 1), 0.95 by default
 * @throws TypeError, RangeError where an argument is unusable
 */
export function totalVariation(
  counts: ArrayLike<number>,
  probs: ArrayLike<number>,
  { confidence = 0.95 }: { readonly confidence?: number } = {},
): TotalVariation {
  const n = checkCounts(counts, probs);
  checkProbability("confidence", confidence);
  if (confidence === 0 || confidence === 1) {
    throw new RangeError(`confidence is ${confidence}, but must be between 0 and 1; pass for example 0.95.`);
  }
  let sum = 0;
  for (let i = 0; i < probs.length; i++) sum += Math.abs(counts[i] / n - probs[i]);
  const distance = sum / 2;
  const reach = Math.sqrt(probs.length / n) / 2 + Math.sqrt(-log(1 - confidence) / (2 * n));
  return { distance, lower: Math.max(0, distance - reach), upper: Math.min(1, distance + reach) };
}

/** Checks counts and the probabilities they are held against, and gives the sum of the counts. */
export function checkCounts(counts: ArrayLike<number>, probs: ArrayLike<number>): number {
  checkValues("counts", counts);
  checkValues("probs", probs);
  if (counts.length !== probs.length) {
    throw new RangeError(`counts has ${counts.length} values, but probs ${probs.length}; pass one for each.`);
  }
  let n = 0;
  let total = 0;
  for (let i = 0; i < counts.length; i++) {
    checkWhole(`counts[${i}]`, counts[i], 0, Number.MAX_SAFE_INTEGER);
    checkProbability(`probs[${i}]`, probs[i]);
    n += counts[i];
    total += probs[i];
  }
  if (n === 0) throw new RangeError("counts sum to 0, but must have a positive sum; draw something first.");
  if (Math.abs(total - 1) > 1e-6) {
    throw new RangeError(`probs sums to ${total}, but must sum to 1 within 1e-6; divide by the sum.`);
  }
  return n;
}
