/**
 * Logarithms of four floats at a time: the operations of `lib/src/random/log32.ts` in the same order, so that the
 * bits are the same. An exponent e is kept as the float e 2^23 that its bits convert to.
 */

/** The bits of √½, of 1, of sign and exponent; 32 steps of the exponent. */
const SQRT_HALF: i32 = 0x3f3504f3;
const ONE: i32 = 0x3f800000;
const EXPONENT: i32 = 0xff800000;
const BY_2_32: i32 = 0x10000000;
const LN2: f32 = 0.6931471824645996;

/** −log(2^e (1 + f)). */
@inline
function minusLogOfParts(f: v128, e: v128): v128 {
  const s = f32x4.div(f, f32x4.add(f, f32x4.splat(2)));
  const w = f32x4.mul(s, s);
  const top = f32x4.add(f32x4.mul(w, f32x4.splat(0.29871001839637756)), f32x4.splat(0.3997757136821747));
  const R = f32x4.mul(w, f32x4.add(f32x4.mul(top, w), f32x4.splat(0.6666677594184875)));
  const log1p = f32x4.sub(f32x4.mul(s, f32x4.sub(f, R)), f);
  return f32x4.sub(log1p, f32x4.mul(e, f32x4.splat(LN2 / 8388608)));
}

/** −log x for normal floats x > 0. */
@inline
export function minusLog32(x: v128): v128 {
  const e = v128.and(i32x4.sub(x, i32x4.splat(SQRT_HALF)), i32x4.splat(EXPONENT));
  return minusLogOfParts(f32x4.sub(i32x4.sub(x, e), f32x4.splat(1)), f32x4.convert_i32x4_s(e));
}

/** −log U for the uniforms that tails × 2^32 name. */
@inline
export function minusLogOfTail32(t: v128): v128 {
  const one = v128.and(i32x4.shr_s(t, 31), i32x4.splat(ONE + BY_2_32));
  const e = v128.and(i32x4.sub(f32x4.add(t, one), i32x4.splat(SQRT_HALF + BY_2_32)), i32x4.splat(EXPONENT));
  const scale = i32x4.add(e, i32x4.splat(ONE + BY_2_32));
  const inverse = i32x4.sub(i32x4.splat(ONE - BY_2_32), e);
  const f = f32x4.mul(f32x4.add(t, f32x4.sub(one, scale)), inverse);
  return minusLogOfParts(f, f32x4.convert_i32x4_s(e));
}
