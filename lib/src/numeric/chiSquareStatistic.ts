import { chiSquareSurvival } from "./chiSquareSurvival";
import { checkCounts } from "./totalVariation";

/** What `chiSquareStatistic` finds. */
export interface ChiSquareStatistic {
  /** Σ (count − expected)² / expected over the cells. */
  readonly statistic: number;
  /** The number of cells less 1. */
  readonly degrees: number;
  /** The probability of a statistic at least as large where the counts are drawn from the probabilities. */
  readonly pValue: number;
}

/**
 * Pearson's statistic of counts against fully specified probabilities, with its p-value in the limit of many draws. Categories of which fewer than `least` are expected
 * form one cell together, so that the chi-square limit may be used; a count where the probability is 0 gives Infinity.
 * @param counts k whole numbers from 0, with a sum above 0
 * @param probs k probabilities
 * @param options `least` expected in a cell of its own, 5 by default
 * @throws TypeError, RangeError where an argument is unusable
 */
export function chiSquareStatistic(
  counts: ArrayLike<number>,
  probs: ArrayLike<number>,
  { least = 5 }: { readonly least?: number } = {},
): ChiSquareStatistic {
  const n = checkCounts(counts, probs);
  let statistic = 0;
  let cells = 0;
  let rareCount = 0;
  let rareExpected = 0;
  for (let i = 0; i < counts.length; i++) {
    const expected = n * probs[i];
    if (probs[i] === 0 && counts[i] > 0)
      return { statistic: Number.POSITIVE_INFINITY, degrees: counts.length - 1, pValue: 0 };
    if (expected < least) {
      rareCount += counts[i];
      rareExpected += expected;
    } else {
      statistic += ((counts[i] - expected) * (counts[i] - expected)) / expected;
      cells++;
    }
  }
  if (rareExpected > 0) {
    statistic += ((rareCount - rareExpected) * (rareCount - rareExpected)) / rareExpected;
    cells++;
  }
  const degrees = Math.max(0, cells - 1);
  return { statistic, degrees, pValue: degrees === 0 ? 1 : chiSquareSurvival(statistic, degrees) };
}
