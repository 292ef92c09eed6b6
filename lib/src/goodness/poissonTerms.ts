import { logGamma } from "../numeric/logGamma";

/** The counts that a Poisson variable of the given mean takes, but for less than 1e-15, with their probabilities. */
export function poissonTerms(mean: number): { count: number; probability: number }[] {
  const reach = 9 * Math.sqrt(mean) + 40;
  const from = Math.max(0, Math.floor(mean - reach));
  return Array.from({ length: Math.ceil(mean + reach) - from }, (_, i) => {
    const count = from + i;
    const log = (count === 0 ? 0 : count * Math.log(mean)) - mean - logGamma(count + 1);
    return { count, probability: Math.exp(log) };
  });
}
