const ROUND: f32 = 12582912;

/**
 * 2^y for y ≤ 0, exactly 0 below −126: 2^n 2^r with n the nearest whole number and a polynomial in r, off by a
 * relative 2e-7. The operations of `lib/src/random/exp32.ts`, in the same order.
 */
@inline
export function exp2(y: v128): v128 {
  const t = f32x4.add(y, f32x4.splat(ROUND));
  const r = f32x4.sub(y, f32x4.sub(t, f32x4.splat(ROUND)));
  const q = f32x4.mul(r, r);
  const a = f32x4.add(f32x4.mul(r, f32x4.splat(0.6931470036506653)), f32x4.splat(1));
  const b = f32x4.add(f32x4.mul(r, f32x4.splat(0.05550733581185341)), f32x4.splat(0.24022242426872253));
  const c = f32x4.add(f32x4.mul(r, f32x4.splat(0.0013264736626297235)), f32x4.splat(0.009671516716480255));
  const p = f32x4.add(f32x4.mul(f32x4.add(f32x4.mul(c, q), b), q), a);
  return v128.and(i32x4.add(p, i32x4.shl(t, 23)), f32x4.ge(y, f32x4.splat(-126)));
}
