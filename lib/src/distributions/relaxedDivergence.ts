import { exp } from "../numeric/exp";
import { log } from "../numeric/log";
import { logGamma } from "../numeric/logGamma";
import { logSigmoid } from "../numeric/sigmoid";

/** The step of the trapezoidal rule, at which its error is below rounding. */
const STEP = 0.25;
/** exp(−FAR) is below rounding. */
const FAR = 40;

/** Σ log(1 + e^(u + l_i)). */
function softplusSum(u: number, l: Float64Array): number {
  let sum = 0;
  for (const v of l) sum -= logSigmoid(-u - v);
  return sum;
}

/**
 * The Kullback–Leibler divergence between relaxed categories of one temperature, with log-probabilities p and q of
 * k categories; whatever the temperature.
 *
 * In the log-density of both, π_i e^(−τ x_i) is an exponential variate E_i up to a factor that all i share and that
 * drops out. With r_i = q_i / p_i it follows that D = k E log(Σ r_i E_i / Σ E_i) − Σ log r_i, and by E log S =
 * ∫ (e^(−t) − E e^(−tS)) dt / t, with t = e^u,
 *
 * D = k ∫ [(1 + e^u)^(−k) − Π (1 + r_i e^u)^(−1)] du − Σ log r_i.
 *
 * A common factor of the r_i changes nothing; it is chosen so that Σ log r_i = 0. The integrand is analytic and
 * vanishes exponentially at both ends, so that the trapezoidal rule reaches rounding. At k = 2 the integral is
 * d coth(d / 2) − 2, with d the difference of the logits.
 * @param p k log-probabilities; -Infinity is a probability of 0
 * @param q the other distribution's. The divergence is Infinity unless both have the same categories of probability 0
 */
export function relaxedDivergence(p: Float64Array, q: Float64Array): number {
  const possible = (v: number) => v > Number.NEGATIVE_INFINITY;
  if (p.some((v, i) => possible(v) !== possible(q[i]))) return Number.POSITIVE_INFINITY;
  const ratios = p.map((v, i) => (possible(v) ? q[i] - v : Number.NaN)).filter((v) => !Number.isNaN(v));
  const k = ratios.length;
  const middle = ratios.reduce((sum, v) => sum + v, 0) / k;
  const l = ratios.map((v) => v - middle);
  const most = l.reduce((m, v) => Math.max(m, v), 0);
  const zero = new Float64Array(k);
  let sum = 0;
  for (let u = -most - FAR; ; u += STEP) {
    const a = softplusSum(u, zero);
    const b = softplusSum(u, l);
    if (a > FAR && b > FAR) break;
    sum += exp(-a) - exp(-b);
  }
  return Math.max(0, k * STEP * sum);
}

/**
 * The entropy of k relaxed categories with respect to their log-ratios, in nats, whatever their probabilities:
 * k (1 + 1/2 + … + 1/(k − 1)) − log Γ(k) − (k − 1) log τ, by E log E_i = −γ and E log Σ E_i = ψ(k) in the notation of
 * `relaxedDivergence`.
 */
export function relaxedEntropy(k: number, tau: number): number {
  let harmonic = 0;
  for (let i = k - 1; i > 0; i--) harmonic += 1 / i;
  return k * harmonic - logGamma(k) - (k - 1) * log(tau);
}
