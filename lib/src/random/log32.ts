/**
 * Logarithms in single precision from + − × ÷ on floats and integer operations: each operation is rounded by
 * `Math.fround`, so that SIMD lanes of floats give the same bits.
 *
 * The reduction is that of `numeric/log`; −log(1 + f) = s (f − R) − f with s = f / (2 + f) and R even in s.
 */

const { fround } = Math;
const R1 = fround(0.6666677594184875);
const R2 = fround(0.3997757136821747);
const R3 = fround(0.29871001839637756);
const LN2 = fround(0.6931471824645996);
/** The bits of √½, of 1, and of sign and exponent. */
const SQRT_HALF = 0x3f3504f3;
const ONE = 0x3f800000;
const EXPONENT = 0xff800000;

const float = new Float32Array(1);
const bits = new Int32Array(float.buffer);

/** −log(2^k (1 + f)) for 1 + f in [√½, √2). */
function minusLogOfParts(f: number, k: number): number {
  const s = fround(f / fround(f + 2));
  const w = fround(s * s);
  const R = fround(w * fround(fround(fround(fround(w * R3) + R2) * w) + R1));
  return fround(fround(fround(s * fround(f - R)) - f) - fround(k * LN2));
}

/** −log x for a normal float x > 0 (unchecked). */
export function minusLog32(x: number): number {
  float[0] = x;
  const offset = (bits[0] - SQRT_HALF) | 0;
  bits[0] = (bits[0] - (offset & EXPONENT)) | 0;
  return minusLogOfParts(fround(float[0] - 1), offset >> 23);
}

/** −log U for the uniform U that a tail names (see `tail`), without rounding 1 + t. */
export function minusLogOfTail32(t: number): number {
  float[0] = t;
  const one = bits[0] >>> 31; // the sign bit, without a branch
  float[0] = fround(t + one);
  const offset = (bits[0] - SQRT_HALF) | 0;
  const exponent = offset & EXPONENT;
  bits[0] = (exponent + ONE) | 0;
  const scale = float[0];
  bits[0] = (ONE - exponent) | 0;
  const inverse = float[0];
  return minusLogOfParts(fround(fround(t + fround(one - scale)) * inverse), offset >> 23);
}
