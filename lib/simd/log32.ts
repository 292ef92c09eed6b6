/**
 * Logarithms of four floats at a time: the operations of `lib/src/random/log32.ts` in the same order, so that the
 * bits are the same. An exponent e is kept as the float e 2^23 that its bits convert to.
 *
 * Engines make a constant of the code anew on every trip of a loop, and keep what was loaded before it. Long loops
 * therefore load the constants (`whole`, `float`) and hand them to the functions that end in With.
 */

/** The bits of √½, of 1, of sign and exponent; 32 steps of the exponent. */
const SQRT_HALF: i32 = 0x3f3504f3;
const ONE: i32 = 0x3f800000;
const EXPONENT: i32 = 0xff800000;
const BY_2_32: i32 = 0x10000000;
const R1: f32 = 0.6666677594184875;
const R2: f32 = 0.3997757136821747;
const R3: f32 = 0.29871001839637756;
const LN2_BY_2_23: f32 = 0.6931471824645996 / 8388608;

const WHOLES: usize = memory.data<i32>([SQRT_HALF, EXPONENT, SQRT_HALF + BY_2_32, ONE + BY_2_32, ONE - BY_2_32]);
const FLOATS: usize = memory.data<f32>([1, 2, R3, R2, R1, LN2_BY_2_23]);

/** The bits of √½, the exponent's, √½'s and 1's × 2^32, 1's × 2^-32: numbers 0 to 4. */
@inline
export function whole(i: usize): v128 {
  return v128.load32_splat(WHOLES + (i << 2));
}

/** 1, 2, R3, R2, R1, ln 2 / 2^23: numbers 0 to 5. */
@inline
export function float(i: usize): v128 {
  return v128.load32_splat(FLOATS + (i << 2));
}

/** −log(2^e (1 + f)). */
@inline
function minusLogOfParts(f: v128, e: v128, two: v128, r3: v128, r2: v128, r1: v128, ln2: v128): v128 {
  const s = f32x4.div(f, f32x4.add(f, two));
  const w = f32x4.mul(s, s);
  const top = f32x4.add(f32x4.mul(w, r3), r2);
  const R = f32x4.mul(w, f32x4.add(f32x4.mul(top, w), r1));
  const log1p = f32x4.sub(f32x4.mul(s, f32x4.sub(f, R)), f);
  return f32x4.sub(log1p, f32x4.mul(e, ln2));
}

/** −log x for normal floats x > 0: wholes 0 and 1, floats 0 to 5. */
@inline
export function minusLogWith(
  x: v128, half: v128, exponent: v128,
  one: v128, two: v128, r3: v128, r2: v128, r1: v128, ln2: v128,
): v128 {
  const e = v128.and(i32x4.sub(x, half), exponent);
  const f = f32x4.sub(i32x4.sub(x, e), one);
  return minusLogOfParts(f, f32x4.convert_i32x4_s(e), two, r3, r2, r1, ln2);
}

/** −log U for the uniforms that tails × 2^32 name: wholes 1 to 4, floats 1 to 5. */
@inline
export function minusLogOfTailWith(
  t: v128, exponent: v128, half: v128, top: v128, bottom: v128,
  two: v128, r3: v128, r2: v128, r1: v128, ln2: v128,
): v128 {
  const one = v128.and(i32x4.shr_s(t, 31), top);
  const e = v128.and(i32x4.sub(f32x4.add(t, one), half), exponent);
  const scale = i32x4.add(e, top);
  const inverse = i32x4.sub(bottom, e);
  const f = f32x4.mul(f32x4.add(t, f32x4.sub(one, scale)), inverse);
  return minusLogOfParts(f, f32x4.convert_i32x4_s(e), two, r3, r2, r1, ln2);
}

/** −log x for normal floats x > 0. */
@inline
export function minusLog32(x: v128): v128 {
  return minusLogWith(x, whole(0), whole(1), float(0), float(1), float(2), float(3), float(4), float(5));
}

/** −log U for the uniforms that tails × 2^32 name. */
@inline
export function minusLogOfTail32(t: v128): v128 {
  return minusLogOfTailWith(t, whole(1), whole(2), whole(3), whole(4), float(1), float(2), float(3), float(4), float(5));
}
