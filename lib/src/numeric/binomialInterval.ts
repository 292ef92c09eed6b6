import { checkProbability, checkWhole } from "./check";
import { normalQuantile } from "./normalQuantile";

/** The ends of an interval for a probability. */
export interface BinomialInterval {
  readonly lower: number;
  readonly upper: number;
}

/**
 * Wilson's score interval for a probability of which `count` in n independent trials were seen: all p with
 * (count/n − p)² ≤ z² p (1 − p) / n (Wilson, J. Amer. Statist. Assoc. 22, 1927). It stays within [0, 1], and holds
 * rare events far better than count/n ± z standard errors; where n p is below about 5, it too is but roughly right.
 * @param count a whole number from 0 to n
 * @param n a whole number from 1
 * @param options `confidence` in (0, 1), 0.95 by default
 * @throws RangeError where an argument is none of these
 */
export function binomialInterval(
  count: number,
  n: number,
  { confidence = 0.95 }: { readonly confidence?: number } = {},
): BinomialInterval {
  checkWhole("n", n, 1, Number.MAX_SAFE_INTEGER);
  checkWhole("count", count, 0, n);
  checkProbability("confidence", confidence);
  if (confidence === 0 || confidence === 1) {
    throw new RangeError(`confidence is ${confidence}, but must be between 0 and 1; pass for example 0.95.`);
  }
  const z = -normalQuantile((1 - confidence) / 2);
  const share = count / n;
  const middle = share + (z * z) / (2 * n);
  const reach = z * Math.sqrt((share * (1 - share) + (z * z) / (4 * n)) / n);
  const whole = 1 + (z * z) / n;
  return {
    lower: count === 0 ? 0 : (middle - reach) / whole,
    upper: count === n ? 1 : Math.min(1, (middle + reach) / whole),
  };
}
