/**
 * Powers of two of four floats at a time: the operations of `lib/src/single/exp32.ts` in the same order. Constants are
 * loaded before loops and handed on, as in log32.ts.
 */
const ROUND: f32 = 12582912;
const FLOATS: usize = memory.data<f32>([
  -127, ROUND, 1, 0.6931470036506653, 0.24022242426872253, 0.05550733581185341, 0.009671516716480255, 0.0013264736626297235,
]);

/** −127, 1.5 × 2^23, 1, and the coefficients of r, r², … r⁵: numbers 0 to 7. */
@inline
export function power(i: usize): v128 {
  return v128.load32_splat(FLOATS + (i << 2));
}

/**
 * 2^y for y ≤ 0, off by a relative 2e-7 down to −126, exactly 0 from −127 on and for NaN: 2^n 2^r with n the nearest
 * whole number and a polynomial in r.
 */
@inline
export function exp2With(
  y: v128, least: v128, round: v128, one: v128, c1: v128, c2: v128, c3: v128, c4: v128, c5: v128,
): v128 {
  const x = f32x4.pmax(least, y);
  const t = f32x4.add(x, round);
  const r = f32x4.sub(x, f32x4.sub(t, round));
  const q = f32x4.mul(r, r);
  const a = f32x4.add(f32x4.mul(r, c1), one);
  const b = f32x4.add(f32x4.mul(r, c3), c2);
  const c = f32x4.add(f32x4.mul(r, c5), c4);
  const p = f32x4.add(f32x4.mul(f32x4.add(f32x4.mul(c, q), b), q), a);
  return i32x4.add(p, i32x4.shl(t, 23));
}
