import { log } from "../numeric/log";
import { logGamma } from "../numeric/logGamma";
import { maxOfRow } from "../numeric/logits";
import { logSumExp, logSumExpRow } from "../numeric/logSumExp";

/** Logits and coordinates log y of the categories that have a probability above 0. */
interface Support {
  readonly logits: Float64Array;
  readonly x: Float64Array;
}

/** Leaves the categories of probability 0 away, or gives undefined where one of them has y > 0. */
function support(logits: Float64Array, x: Float64Array): Support | undefined {
  if (!logits.includes(Number.NEGATIVE_INFINITY)) return { logits, x };
  const drawn = logits.map((l) => (l > Number.NEGATIVE_INFINITY ? 1 : 0));
  if (x.some((v, i) => !drawn[i] && v > Number.NEGATIVE_INFINITY)) return undefined;
  const keep = (_: number, i: number) => drawn[i] === 1;
  return { logits: logits.filter(keep), x: x.filter(keep) };
}

/**
 * log of Γ(k) τ^(k−1) Π_i π_i e^(−τ x_i) / (Σ_i π_i e^(−τ x_i))^k. Both a constant added to all x and one added to all
 * logits drop out. Every difference to the largest is at most 0, so that no sum is Infinity − Infinity.
 */
function inLogRatios({ logits, x }: Support, tau: number): number {
  const k = x.length;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < k; i++) least = Math.min(least, x[i]);
  const a = new Float64Array(k);
  for (let i = 0; i < k; i++) a[i] = logits[i] - tau * (x[i] - least);
  const most = maxOfRow(a, 0, k);
  let sum = 0;
  for (let i = 0; i < k; i++) {
    a[i] -= most;
    sum += a[i];
  }
  return logGamma(k) + (k - 1) * log(tau) + sum - k * logSumExpRow(a, 0, k);
}

/**
 * The log-density of one row of the relaxed distribution with respect to the log-ratios x_i − x_k, i < k (Maddison,
 * Mnih and Teh 2016, appendix C.3): of the categories that have a probability above 0, k in number.
 * @param x log-coordinates, up to a constant; -Infinity for y = 0
 */
export function logDensityOfLogRatios(logits: Float64Array, tau: number, x: Float64Array): number {
  const found = support(logits, x);
  if (found === undefined) return Number.NEGATIVE_INFINITY;
  const zeros = found.x.filter((v) => v === Number.NEGATIVE_INFINITY).length;
  return zeros > 0 && found.x.length > 1 ? Number.NEGATIVE_INFINITY : inLogRatios(found, tau);
}

/**
 * The log-density of one row with respect to y_1 … y_{k−1} (Jang, Gu and Poole 2016, section 2): that of the
 * log-ratios divided by Π y_i. On the boundary, its limit where the coordinates that are 0 go there together.
 * @param x log y
 */
export function logDensityOnSimplex(logits: Float64Array, tau: number, x: Float64Array): number {
  const found = support(logits, x);
  if (found === undefined) return Number.NEGATIVE_INFINITY;
  const k = found.x.length;
  const zero = (v: number) => v === Number.NEGATIVE_INFINITY;
  let zeros = 0;
  let inside = 0;
  for (const v of found.x) {
    if (zero(v)) zeros++;
    else inside += v;
  }
  if (zeros === 0) return inLogRatios(found, tau) - inside;
  // m coordinates e^L have the density e^(c L) for L → -Infinity.
  const c = k * tau - zeros * (tau + 1);
  if (c !== 0) return c > 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  const total = logSumExp(found.logits.filter((_, i) => zero(found.x[i])));
  const logits0 = found.logits.reduce((sum, l) => sum + l, 0);
  return logGamma(k) + (k - 1) * log(tau) + logits0 - (tau + 1) * inside - k * total;
}
