/**
 * Gumbel-Softmax rows of 5 to 12 categories, in two or three vectors, four rows a trip; see relax.ts. A row waits between
 * its passes at GRADIENT. Spare lanes are NaN, which pmax and exp2 pass over.
 */
import { exp2With, power } from "./exp32";
import { largestOfEach, lastLanes, spread, totalOfEach } from "./lanes";
import { GRADIENT, INPUT, NOISE, OUTPUT, SCALES } from "./memory";
import { perturbed } from "./rows";

/** Puts the row at `at` aside, to `aside`, and gives its largest by lanes. */
@inline
function perturb(at: usize, aside: usize, vectors: i32, scale: v128, spare: v128): v128 {
  const a = perturbed(INPUT + at, NOISE + at, scale);
  let b = perturbed(INPUT + at + 16, NOISE + at + 16, scale);
  if (vectors == 2) b = v128.or(b, spare);
  v128.store(aside, a);
  v128.store(aside, b, 16);
  let most = f32x4.pmax(a, b);
  if (vectors > 2) {
    const c = v128.or(perturbed(INPUT + at + 32, NOISE + at + 32, scale), spare);
    v128.store(aside, c, 32);
    most = f32x4.pmax(most, c);
  }
  return most;
}

/** Powers of two of the differences from `most`, in place, and their sums by lanes. */
@inline
function powers(
  aside: usize, vectors: i32, most: v128,
  least: v128, round: v128, one: v128, c1: v128, c2: v128, c3: v128, c4: v128, c5: v128,
): v128 {
  const a = exp2With(f32x4.sub(v128.load(aside), most), least, round, one, c1, c2, c3, c4, c5);
  const b = exp2With(f32x4.sub(v128.load(aside, 16), most), least, round, one, c1, c2, c3, c4, c5);
  v128.store(aside, a);
  v128.store(aside, b, 16);
  let sum = f32x4.add(a, b);
  if (vectors > 2) {
    const c = exp2With(f32x4.sub(v128.load(aside, 32), most), least, round, one, c1, c2, c3, c4, c5);
    v128.store(aside, c, 32);
    sum = f32x4.add(sum, c);
  }
  return sum;
}

@inline
function finish(aside: usize, out: usize, vectors: i32, factor: v128): void {
  v128.store(out, f32x4.mul(v128.load(aside), factor));
  v128.store(out, f32x4.mul(v128.load(aside, 16), factor), 16);
  if (vectors > 2) v128.store(out, f32x4.mul(v128.load(aside, 32), factor), 32);
}

@inline
export function relaxShort(rows: i32, k: i32, vectors: i32): void {
  const step = <usize>k << 2;
  const spare = v128.not(lastLanes(k));
  const least = power(0);
  const round = power(1);
  const one = power(2);
  const c1 = power(3);
  const c2 = power(4);
  const c3 = power(5);
  const c4 = power(6);
  const c5 = power(7);
  const A = GRADIENT;
  const B = GRADIENT + 64;
  const C = GRADIENT + 128;
  const D = GRADIENT + 192;
  for (let at: usize = 0, scale = SCALES; rows > 0; rows -= 4, scale += 16, at += step << 2) {
    const x = v128.load(scale);
    const most = largestOfEach(
      perturb(at, A, vectors, spread(x, 0), spare),
      perturb(at + step, B, vectors, spread(x, 1), spare),
      perturb(at + 2 * step, C, vectors, spread(x, 2), spare),
      perturb(at + 3 * step, D, vectors, spread(x, 3), spare),
    );
    const sum = totalOfEach(
      powers(A, vectors, spread(most, 0), least, round, one, c1, c2, c3, c4, c5),
      powers(B, vectors, spread(most, 1), least, round, one, c1, c2, c3, c4, c5),
      powers(C, vectors, spread(most, 2), least, round, one, c1, c2, c3, c4, c5),
      powers(D, vectors, spread(most, 3), least, round, one, c1, c2, c3, c4, c5),
    );
    const factor = f32x4.div(one, sum);
    finish(A, OUTPUT + at, vectors, spread(factor, 0));
    finish(B, OUTPUT + at + step, vectors, spread(factor, 1));
    finish(C, OUTPUT + at + 2 * step, vectors, spread(factor, 2));
    finish(D, OUTPUT + at + 3 * step, vectors, spread(factor, 3));
  }
}
