/** The standard Gumbel distribution (location 0, scale 1), with distribution function exp(−exp(−z)). Unchecked. */

/** −z − exp(−z). */
export function logPdf(z: number): number {
  return z === Number.NEGATIVE_INFINITY ? z : -z - Math.exp(-z);
}

/** exp(−exp(−z)). */
export function cdf(z: number): number {
  return Math.exp(-Math.exp(-z));
}

/** 1 − exp(−exp(−z)), without cancellation in the upper tail. */
export function survival(z: number): number {
  return -Math.expm1(-Math.exp(-z));
}

/** −log(−log p), the z that is not exceeded with probability p. */
export function quantile(p: number): number {
  return -Math.log(-Math.log(p));
}

/** −log(−log(1 − q)), the z that is exceeded with probability q, without rounding 1 − q. */
export function survivalQuantile(q: number): number {
  return -Math.log(-Math.log1p(-q));
}
