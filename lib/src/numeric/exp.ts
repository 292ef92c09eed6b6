import { LN2_HIGH, LN2_LOW, powerOfTwo } from "./log";

/**
 * The exponential function from + − × ÷ and ⌊·⌋ alone, the same bits in every engine, as `numeric/log`.
 *
 * x = k ln 2 + r with |r| ≤ ½ ln 2, and exp r = 1 + 2r / (r coth(r/2) − r). With c = r − (r coth(r/2) − 2) that is
 * 1 + r + r c / (2 − c), whose last sum loses least. The reduction is that of FDLIBM's e_exp.c (Sun Microsystems,
 * 1993); the polynomial for r coth(r/2) − 2 in r² was computed for this project (lib/test/oracles/make_mpmath.py) and
 * is off by at most 2^-59.
 */

const R1 = 0.16666666666666602;
const R2 = -0.002777777777701583;
const R3 = 0.00006613756321569509;
const R4 = -0.0000016533902378617533;
const R5 = 4.138143744512625e-8;

/** y 2^k, rounded once, for k from -1075 to 1024. */
function scaled(y: number, k: number): number {
  if (k > 1023) return y * powerOfTwo(k - 1) * 2;
  return k < -1021 ? y * powerOfTwo(k + 54) * 5.551115123125783e-17 : y * powerOfTwo(k);
}

/**
 * exp x, off by less than 1 ulp.
 * @param x any number: NaN gives NaN, as with `Math.exp`; above 709.78 the result is Infinity, below -745.13 it is 0
 */
export function exp(x: number): number {
  if (Number.isNaN(x)) return x;
  if (x > 709.782712893384) return Number.POSITIVE_INFINITY;
  if (x < -745.1332191019412) return 0;
  const k = Math.floor(x * Math.LOG2E + 0.5);
  const high = x - k * LN2_HIGH;
  const low = k * LN2_LOW;
  const r = high - low;
  const w = r * r;
  const c = r - w * (R1 + w * (R2 + w * (R3 + w * (R4 + w * R5))));
  return scaled(1 - (low - (r * c) / (2 - c) - high), k);
}
