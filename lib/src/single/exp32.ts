/**
 * Powers of two in single precision from + − × on floats and integer operations, each rounded by `Math.fround`, so that
 * SIMD lanes of floats give the same bits.
 */

const { fround } = Math;
const C1 = fround(0.6931470036506653);
const C2 = fround(0.24022242426872253);
const C3 = fround(0.05550733581185341);
const C4 = fround(0.009671516716480255);
const C5 = fround(0.0013264736626297235);
/** 1.5 × 2^23: adding it rounds to a whole number, which then stands in the lowest bits. */
const ROUND = 12582912;

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** 2^y for a float y ≤ 0, off by a relative 2e-7 down to −126; exactly 0 from −127 on. */
export function exp2Of32(y: number): number {
  const x = Math.max(y, -127);
  const t = fround(x + ROUND);
  const r = fround(x - fround(t - ROUND));
  const q = fround(r * r);
  const a = fround(fround(r * C1) + 1);
  const b = fround(fround(r * C3) + C2);
  const c = fround(fround(r * C5) + C4);
  const p = fround(fround(fround(fround(c * q) + b) * q) + a);
  float[0] = t;
  const n = bits[0] << 23;
  float[0] = p;
  bits[0] = (bits[0] + n) | 0;
  return float[0];
}
