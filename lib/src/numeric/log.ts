/**
 * The natural logarithm from + − × ÷ and integer operations alone.
 *
 * IEEE arithmetic fixes every bit of those, and leaves `Math.log` to each engine. Streams of random draws are
 * built on the functions here, so that they are the same in every engine (and in WebAssembly).
 *
 * With x = 2^k (1 + f), 1 + f in [√½, √2), and s = f / (2 + f): log(1 + f) = 2 artanh s = 2s + s R(s²). The
 * reduction and the order of its sums are those of FDLIBM's e_log.c (Sun Microsystems, 1993); the polynomial R
 * was computed for this project (lib/test/oracles/make_mpmath.py) and is off by at most 2^-58.
 */

const R1 = 0.6666666666666734;
const R2 = 0.3999999999941469;
const R3 = 0.2857142874238511;
const R4 = 0.22222198573351978;
const R5 = 0.18183564320816914;
const R6 = 0.15314050623490924;
const R7 = 0.14795949478481457;
/** The leading 21 bits of ln 2, so that k LN2_HIGH is exact, and the rest, LN2_LOW. */
export const LN2_HIGH = 0.6931467056274414;
export const LN2_LOW = 4.7493250390316726e-7;
/** The high word of √½. */
const SQRT_HALF = 0x3fe6a09e;

const float = new Float64Array(1);
const word = new Int32Array(float.buffer);
float[0] = 1;
/** Where the word with sign and exponent lies: 1 on little-endian machines. */
const HIGH = word[1] === 0 ? 0 : 1;

/** log(2^k (1 + f)) for 1 + f in [√½, √2). */
function logOfParts(f: number, k: number): number {
  const s = f / (2 + f);
  const w = s * s;
  const v = w * w;
  const R = w * (R1 + v * (R3 + v * (R5 + v * R7))) + v * (R2 + v * (R4 + v * R6));
  const h = 0.5 * f * f;
  return k * LN2_HIGH - (h - (s * (h + R) + k * LN2_LOW) - f);
}

/** 2^k at k + 1024, for k from -1024 to 1023: looked up, since writing a number's halves stalls processors. */
const POWERS = new Float64Array(2048);
POWERS[0] = 5.562684646268003e-309;
for (let i = 1; i < POWERS.length; i++) POWERS[i] = 2 * POWERS[i - 1];

/** 2^k for k in [-1024, 1023] (unchecked). */
export function powerOfTwo(k: number): number {
  return POWERS[k + 1024];
}

/** The k of x = 2^k (1 + f), for normal x > 0. */
function exponentOf(x: number): number {
  float[0] = x;
  return (word[HIGH] - SQRT_HALF) >> 20;
}

/** log x for a normal number x > 0 (not subnormal, not infinite; unchecked). */
export function logOfNormal(x: number): number {
  const k = exponentOf(x);
  return logOfParts(x * powerOfTwo(-k) - 1, k);
}

/**
 * log U for the uniform that a signed tail names: U = t where t > 0, U = 1 + t where t < 0.
 *
 * 1 + t is never rounded, so the logarithm keeps its relative accuracy at both ends.
 * @param t in [-½, ½], not 0, normal (unchecked)
 */
export function logOfTail(t: number): number {
  float[0] = t;
  const one = word[HIGH] >>> 31; // the sign bit, without a branch that processors guess wrong half the time
  const k = exponentOf(t + one);
  return logOfParts((t + (one - powerOfTwo(k))) * powerOfTwo(-k), k);
}

/**
 * The natural logarithm, the same bits in every engine; off by less than 1 ulp.
 * @param x any number: 0 gives -Infinity, a negative number or NaN gives NaN, as with `Math.log`
 */
export function log(x: number): number {
  if (!(x > 0)) return x === 0 ? Number.NEGATIVE_INFINITY : Number.NaN;
  if (x === Number.POSITIVE_INFINITY) return x;
  if (x < 2.2250738585072014e-308) {
    const scaled = x * 18014398509481984; // 2^54 lifts every subnormal to a normal number
    const k = exponentOf(scaled);
    return logOfParts(scaled * powerOfTwo(-k) - 1, k - 54);
  }
  return logOfNormal(x);
}
