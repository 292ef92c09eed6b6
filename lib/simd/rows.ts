/**
 * The three passes of a softmax over a row of any length: a = (logit + noise) × scale with the row's largest, 2^(a −
 * largest) with their sum, and the quotient. A row is n values at n consecutive floats; a pass may write up to three
 * floats past it. Lane l adds up columns l, l + 4, l + 8, … in order.
 */
import { exp2With, power } from "./exp32";

const NONE: f32 = -Infinity;

/** (logit + noise) × scale of one vector. */
@inline
export function perturbed(logits: usize, noise: usize, scale: v128): v128 {
  return f32x4.mul(f32x4.add(v128.load(logits), v128.load(noise)), scale);
}

/** Writes a, spare lanes -Infinity, and gives the largest by lanes, no less than `most`. */
@inline
export function perturb(logits: usize, noise: usize, out: usize, n: i32, scale: v128, last: v128, most: v128): v128 {
  const end = out + (<usize>(n - 1) << 2 & ~15);
  for (; out + 16 < end; out += 32, logits += 32, noise += 32) {
    const a = perturbed(logits, noise, scale);
    const b = perturbed(logits + 16, noise + 16, scale);
    v128.store(out, a);
    v128.store(out, b, 16);
    most = f32x4.pmax(most, f32x4.pmax(a, b));
  }
  for (; out < end; out += 16, logits += 16, noise += 16) {
    const a = perturbed(logits, noise, scale);
    v128.store(out, a);
    most = f32x4.pmax(most, a);
  }
  const a = v128.bitselect(perturbed(logits, noise, scale), f32x4.splat(NONE), last);
  v128.store(out, a);
  return f32x4.pmax(most, a);
}

/** Writes 2^(a − most), 0 in spare lanes, and gives `sum` plus them by lanes. */
@inline
export function exponentials(a: usize, out: usize, n: i32, most: v128, sum: v128): v128 {
  const least = power(0);
  const round = power(1);
  const one = power(2);
  const c1 = power(3);
  const c2 = power(4);
  const c3 = power(5);
  const c4 = power(6);
  const c5 = power(7);
  const end = out + (<usize>n << 2);
  for (; out + 64 <= end; out += 64, a += 64) {
    const p = exp2With(f32x4.sub(v128.load(a), most), least, round, one, c1, c2, c3, c4, c5);
    const q = exp2With(f32x4.sub(v128.load(a, 16), most), least, round, one, c1, c2, c3, c4, c5);
    const r = exp2With(f32x4.sub(v128.load(a, 32), most), least, round, one, c1, c2, c3, c4, c5);
    const s = exp2With(f32x4.sub(v128.load(a, 48), most), least, round, one, c1, c2, c3, c4, c5);
    v128.store(out, p);
    v128.store(out, q, 16);
    v128.store(out, r, 32);
    v128.store(out, s, 48);
    sum = f32x4.add(f32x4.add(f32x4.add(f32x4.add(sum, p), q), r), s);
  }
  for (; out < end; out += 16, a += 16) {
    const p = exp2With(f32x4.sub(v128.load(a), most), least, round, one, c1, c2, c3, c4, c5);
    v128.store(out, p);
    sum = f32x4.add(sum, p);
  }
  return sum;
}

/** Multiplies a row by a factor. */
@inline
export function scaleRow(out: usize, n: i32, factor: v128): void {
  for (const end = out + (<usize>n << 2); out < end; out += 16) v128.store(out, f32x4.mul(v128.load(out), factor));
}

/** Turns a row of a into logarithms of the softmax, (a − most) ln 2 + shift. */
@inline
export function logRow(out: usize, n: i32, most: v128, shift: v128): void {
  for (const end = out + (<usize>n << 2); out < end; out += 16) {
    const x = f32x4.mul(f32x4.sub(v128.load(out), most), f32x4.splat(0.6931471824645996));
    v128.store(out, f32x4.add(x, shift));
  }
}
