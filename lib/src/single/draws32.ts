import { Random } from "../random/Random";
import { gradientTiles } from "../simd/gradient";
import { kernels } from "../simd/instance";
import { raceTiles } from "../simd/race";
import { type Relaxation, relaxTiles, relaxWide } from "../simd/relax";
import { TILE } from "../simd/tiles";
import { gradientRow32, raceRow32, relaxRow32, shiftRow32 } from "./rows32";

/** Below this many values the kernels' start costs more than they save. */
const MANY = 256;

/** The kernels, where there are any and n values are enough for them. */
function kernelsFor(n: number): ReturnType<typeof kernels> {
  return n < MANY ? undefined : kernels();
}

/**
 * Writes Gumbel-Softmax rows in single precision into `out`, rows × k: row i, category j takes the position i k + j
 * after the stream's present one, and row i belongs to row i mod b of the logits. Unchecked but for the logits' rows.
 * @param hard where given, as long as `out`: takes the one-hot rows at the largest perturbed logit of each row
 * @returns true, and the stream has moved on; or false where `shift` is asked for and a row has a NaN, Infinity or only
 *   -Infinity, and the stream has not moved
 */
export function relaxed32(
  random: Random,
  relaxation: Relaxation,
  k: number,
  out: Float32Array,
  hard?: Float32Array,
): boolean {
  const given = { rows: out.length / k, k };
  const { key, position } = random.state();
  const fast = kernelsFor(out.length);
  let good = true;
  if (fast !== undefined && k <= TILE) {
    good = relaxTiles(fast, BigInt(`0x${key}`), position, relaxation, given, out, hard);
  } else {
    const ready = relaxation.shift ? shifted(relaxation, k) : relaxation;
    if (ready === undefined) return false;
    if (fast !== undefined) relaxWide(fast, BigInt(`0x${key}`), position, ready, given, out, hard);
    else relaxScalar(Random.fromState({ key, position }), ready, k, out, hard);
  }
  if (good) random.skip(out.length);
  return good;
}

function relaxScalar(random: Random, r: Relaxation, k: number, out: Float32Array, hard?: Float32Array): void {
  const b = r.logits.length / k;
  random.gumbel(out.length, { out });
  hard?.fill(0);
  for (let row = 0; row < out.length / k; row++) {
    const from = (row % b) * k;
    const winner = relaxRow32(
      r.logits.subarray(from, from + k),
      out.subarray(row * k, (row + 1) * k),
      r.scales[row % r.scales.length],
      r.log,
    );
    if (hard !== undefined) hard[row * k + winner] = 1;
  }
}

/** Logits less their row's largest; undefined where a row has none that is finite. */
function shifted(relaxation: Relaxation, k: number): Relaxation | undefined {
  const logits = relaxation.logits.slice();
  for (let at = 0; at < logits.length; at += k) {
    if (!shiftRow32(logits.subarray(at, at + k))) return undefined;
  }
  return { ...relaxation, logits };
}

/**
 * Writes the winners of exponential races into `out`: argmin_j E_j w_j, with the positions of `relaxed32`.
 * @param weights exp(−logit), b × k, the smallest of each row 1; Infinity where a category is never drawn. Unchecked
 */
export function race32(random: Random, weights: Float32Array, k: number, out: Int32Array): void {
  const rows = out.length;
  const { key, position } = random.state();
  const fast = kernelsFor(rows * k);
  random.skip(rows * k);
  if (fast !== undefined) {
    raceTiles(fast, BigInt(`0x${key}`), position, weights, { rows, k }, out);
    return;
  }
  const b = weights.length / k;
  const stream = Random.fromState({ key, position });
  const e = new Float32Array(k);
  for (let row = 0; row < rows; row++) {
    stream.exponential(k, { out: e });
    out[row] = raceRow32(weights.subarray((row % b) * k, ((row % b) + 1) * k), e);
  }
}

/**
 * Writes the vector–Jacobian product of Gumbel-Softmax with respect to its logits into `out`: y_j (v_j − Σ y_i v_i) / τ.
 * @param inverse 1 / τ for each of b rows, rounded to single precision. Unchecked
 */
export function gradient32(
  y: Float32Array,
  v: Float32Array,
  inverse: Float32Array,
  k: number,
  out: Float32Array,
): void {
  const rows = y.length / k;
  const fast = kernelsFor(y.length);
  if (fast !== undefined) {
    gradientTiles(fast, y, v, inverse, { rows, k }, out);
    return;
  }
  for (let row = 0; row < rows; row++) {
    const part = (x: Float32Array) => x.subarray(row * k, (row + 1) * k);
    gradientRow32(part(y), part(v), inverse[row % inverse.length], part(out));
  }
}
