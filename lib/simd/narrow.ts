/** Gumbel-Softmax rows of two to four categories, four rows across the lanes; see relax.ts. */
import { exp2With, power } from "./exp32";
import { transposed } from "./lanes";
import { INPUT, NOISE, OUTPUT, SCALES } from "./memory";

@inline
function noisy(at: usize): v128 {
  return f32x4.add(v128.load(INPUT + at), v128.load(NOISE + at));
}

@inline
export function relaxNarrow(rows: i32, k: i32): void {
  const step = <usize>k << 2;
  const least = power(0);
  const round = power(1);
  const one = power(2);
  const c1 = power(3);
  const c2 = power(4);
  const c3 = power(5);
  const c4 = power(6);
  const c5 = power(7);
  for (let at: usize = 0, scale = SCALES; rows > 0; rows -= 4, scale += 16, at += step << 2) {
    const x = v128.load(scale);
    const a = noisy(at);
    const b = noisy(at + step);
    const c = noisy(at + 2 * step);
    const d = noisy(at + 3 * step);
    let p = f32x4.mul(transposed(a, b, c, d, 0), x);
    let q = f32x4.mul(transposed(a, b, c, d, 1), x);
    let r = k > 2 ? f32x4.mul(transposed(a, b, c, d, 2), x) : p;
    let s = k > 3 ? f32x4.mul(transposed(a, b, c, d, 3), x) : p;
    let most = f32x4.pmax(p, q);
    if (k > 2) most = f32x4.pmax(most, r);
    if (k > 3) most = f32x4.pmax(most, s);
    p = exp2With(f32x4.sub(p, most), least, round, one, c1, c2, c3, c4, c5);
    q = exp2With(f32x4.sub(q, most), least, round, one, c1, c2, c3, c4, c5);
    if (k > 2) r = exp2With(f32x4.sub(r, most), least, round, one, c1, c2, c3, c4, c5);
    if (k > 3) s = exp2With(f32x4.sub(s, most), least, round, one, c1, c2, c3, c4, c5);
    const even = k > 2 ? f32x4.add(p, r) : p;
    const odd = k > 3 ? f32x4.add(q, s) : q;
    const factor = f32x4.div(one, f32x4.add(even, odd));
    p = f32x4.mul(p, factor);
    q = f32x4.mul(q, factor);
    r = k > 2 ? f32x4.mul(r, factor) : p;
    s = k > 3 ? f32x4.mul(s, factor) : p;
    v128.store(OUTPUT + at, transposed(p, q, r, s, 0));
    v128.store(OUTPUT + at + step, transposed(p, q, r, s, 1));
    v128.store(OUTPUT + at + 2 * step, transposed(p, q, r, s, 2));
    v128.store(OUTPUT + at + 3 * step, transposed(p, q, r, s, 3));
  }
}
