/**
 * Rows in single precision, the scalar form of the SIMD kernels: the same operations in the same order, so the same
 * bits. A sum of k terms is that of four lanes: lane l adds up columns l, l + 4, l + 8, … in order, and the sum is
 * (s0 + s2) + (s1 + s3). Unchecked.
 */
import { argmaxRow } from "../numeric/argmax";
import { minusLog32 } from "../random/log32";
import { exp2Of32 } from "./exp32";

const { fround } = Math;
const LN2 = fround(0.6931471824645996);

/** The sum of four lanes. */
function total(lanes: Float32Array): number {
  return fround(fround(lanes[0] + lanes[2]) + fround(lanes[1] + lanes[3]));
}

/**
 * Takes the largest of a row off it where one of them is 16 or more on either side: the noise would lose digits to it.
 * @returns false where the largest is not finite or one is NaN
 */
export function shiftRow32(x: Float32Array): boolean {
  if (x.every((v) => v > -16 && v < 16)) return true;
  let most = Number.NEGATIVE_INFINITY;
  for (const v of x) most = Math.max(most, v);
  if (!Number.isFinite(most)) return false;
  for (let j = 0; j < x.length; j++) x[j] -= most;
  return true;
}

/**
 * Turns Gumbel noise into a relaxed row, in place: softmax((logits + g) / τ), or its logarithm.
 * @param scale log2(e) / τ, rounded to single precision
 * @returns the column of the largest perturbed logit, the first of them where several tie
 */
export function relaxRow32(logits: Float32Array, g: Float32Array, scale: number, log: boolean): number {
  const lanes = new Float32Array(4);
  for (let j = 0; j < g.length; j++) g[j] = fround(logits[j] + g[j]) * scale;
  const winner = argmaxRow(g, 0, g.length);
  const most = g[winner];
  for (let j = 0; j < g.length; j++) {
    const p = exp2Of32(fround(g[j] - most));
    lanes[j & 3] += p;
    if (!log) g[j] = p;
  }
  const sum = total(lanes);
  if (log) {
    const shift = minusLog32(sum);
    for (let j = 0; j < g.length; j++) g[j] = fround(fround(g[j] - most) * LN2) + shift;
  } else {
    const factor = fround(1 / sum);
    for (let j = 0; j < g.length; j++) g[j] *= factor;
  }
  return winner;
}

/** The first column with the smallest e_j w_j: the winner of an exponential race. */
export function raceRow32(weights: Float32Array, e: Float32Array): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (let j = 0; j < e.length; j++) {
    const time = fround(e[j] * weights[j]);
    if (time < least) {
      least = time;
      best = j;
    }
  }
  return best;
}

/** Writes y_j (v_j − Σ y_i v_i) × scale: the softmax's vector–Jacobian product for the cotangent v. */
export function gradientRow32(y: Float32Array, v: Float32Array, scale: number, out: Float32Array): void {
  const lanes = new Float32Array(4);
  for (let j = 0; j < y.length; j++) lanes[j & 3] += fround(y[j] * v[j]);
  const sum = total(lanes);
  for (let j = 0; j < y.length; j++) out[j] = fround(y[j] * fround(v[j] - sum)) * scale;
}
