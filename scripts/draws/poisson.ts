import { logGamma } from "../../lib/src/numeric/logGamma";

/** P(X ≤ c) for X of the Poisson distribution with the given mean, by summing its terms. */
export function poissonCdf(c: number, mean: number): number {
  let sum = 0;
  for (let i = 0; i <= c; i++) sum += Math.exp(i * Math.log(mean) - mean - logGamma(i + 1));
  return sum;
}

/** The counts within which a Poisson variable lies, but for at most `size` / 2 on either side. */
export function poissonInterval(mean: number, size: number): [number, number] {
  let low = Math.max(0, Math.floor(mean - 8 * Math.sqrt(mean) - 40));
  let cdf = low > 0 ? poissonCdf(low - 1, mean) : 0;
  const term = (i: number) => Math.exp(i * Math.log(mean) - mean - logGamma(i + 1));
  while (cdf + term(low) <= size / 2) cdf += term(low++);
  let high = low;
  cdf += term(high);
  while (1 - cdf > size / 2) cdf += term(++high);
  return [low, high];
}
