/**
 * Logarithms of two doubles at a time: the operations of `lib/src/numeric/log.ts` in the same order, so that the bits
 * are the same.
 */

/** High words: √½; and the bits of 1, and of sign and exponent. */
const SQRT_HALF: i64 = 0x3fe6a09e00000000;
const ONE: i64 = 0x3ff0000000000000;
const EXPONENT: i64 = 0xfff0000000000000;

@inline
function c(x: f64): v128 {
  return f64x2.splat(x);
}

/** a + x b. */
@inline
function plus(a: f64, x: v128, b: v128): v128 {
  return f64x2.add(c(a), f64x2.mul(x, b));
}

/** −log(2^k (1 + f)), with k 2^52 as integers. */
@inline
function minusLogOfParts(f: v128, exponent: v128): v128 {
  const k = f64x2.convert_low_i32x4_s(i32x4.shr_s(v128.shuffle<i32>(exponent, exponent, 1, 3, 1, 3), 20));
  const s = f64x2.div(f, f64x2.add(c(2), f));
  const w = f64x2.mul(s, s);
  const v = f64x2.mul(w, w);
  const odd = plus(0.6666666666666734, v, plus(0.2857142874238511, v, plus(0.18183564320816914, v, c(0.14795949478481457))));
  const even = plus(0.3999999999941469, v, plus(0.22222198573351978, v, c(0.15314050623490924)));
  const R = f64x2.add(f64x2.mul(w, odd), f64x2.mul(v, even));
  const h = f64x2.mul(f64x2.mul(c(0.5), f), f);
  const small = f64x2.add(f64x2.mul(s, f64x2.add(h, R)), f64x2.mul(k, c(4.7493250390316726e-7)));
  return f64x2.sub(f64x2.sub(f64x2.sub(h, small), f), f64x2.mul(k, c(0.6931467056274414)));
}

/** −log x for normal doubles x > 0. */
@inline
export function minusLog64(x: v128): v128 {
  const exponent = v128.and(i64x2.sub(x, i64x2.splat(SQRT_HALF)), i64x2.splat(EXPONENT));
  return minusLogOfParts(f64x2.sub(i64x2.sub(x, exponent), c(1)), exponent);
}

/** −log U for the uniforms that tails name. */
@inline
export function minusLogOfTail64(t: v128): v128 {
  const one = v128.and(f64x2.lt(t, c(0)), c(1));
  const exponent = v128.and(i64x2.sub(f64x2.add(t, one), i64x2.splat(SQRT_HALF)), i64x2.splat(EXPONENT));
  const scale = i64x2.add(exponent, i64x2.splat(ONE));
  const inverse = i64x2.sub(i64x2.splat(ONE), exponent);
  return minusLogOfParts(f64x2.mul(f64x2.add(t, f64x2.sub(one, scale)), inverse), exponent);
}
