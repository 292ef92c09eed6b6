import { checkProbability } from "./check";
import { logNormal } from "./log";

/** Coefficients of Wichura's PPND16, constant term first. */
const A = [
  3.387132872796366608, 133.14166789178437745, 1971.5909503065514427, 13731.693765509461125,
  45921.953931549871457, 67265.770927008700853, 33430.575583588128105, 2509.0809287301226727,
];
const B = [
  1, 42.313330701600911252, 687.1870074920579083, 5394.1960214247511077, 21213.794301586595867,
  39307.89580009271061, 28729.085735721942674, 5226.495278852854561,
];
const C = [
  1.42343711074968357734, 4.6303378461565452959, 5.7694972214606914055, 3.64784832476320460504,
  1.27045825245236838258, 0.24178072517745061177, 0.0227238449892691845833, 7.7454501427834140764e-4,
];
const D = [
  1, 2.05319162663775882187, 1.6763848301838038494, 0.68976733498510000455, 0.14810397642748007459,
  0.0151986665636164571966, 5.475938084995344946e-4, 1.05075007164441684324e-9,
];
const E = [
  6.6579046435011037772, 5.4637849111641143699, 1.7848265399172913358, 0.29656057182850489123,
  0.026532189526576123093, 0.0012426609473880784386, 2.71155556874348757815e-5, 2.01033439929228813265e-7,
];
const F = [
  1, 0.59983220655588793769, 0.13692988092273580531, 0.0148753612908506148525, 7.868691311456132591e-4,
  1.8463183175100546818e-5, 1.4215117583164458887e-7, 2.04426310338993978564e-15,
];

/** Horner's rule for the ratio of two polynomials of degree 7. */
function ratio(top: readonly number[], bottom: readonly number[], x: number): number {
  let p = top[7];
  let q = bottom[7];
  for (let i = 6; i >= 0; i--) {
    p = p * x + top[i];
    q = q * x + bottom[i];
  }
  return p / q;
}

/**
 * The x ≥ 0 that a standard normal exceeds with probability `tail`, by Wichura's AS 241 (PPND16, relative
 * error about 1e-16; Applied Statistics 37, 1988, 477-484), from + − × ÷, √ and integer operations alone.
 * @param tail in (0, ½], a normal number (unchecked)
 */
export function normalFromTail(tail: number): number {
  const q = 0.5 - tail;
  if (q <= 0.425) return q * ratio(A, B, 0.180625 - q * q);
  const r = Math.sqrt(-logNormal(tail));
  return r <= 5 ? ratio(C, D, r - 1.6) : ratio(E, F, r - 5);
}

/**
 * The standard normal quantile: the x with Φ(x) = p.
 * @param p in [0, 1]; 0 gives -Infinity, 1 gives Infinity
 * @throws RangeError where p is outside [0, 1]
 */
export function normalQuantile(p: number): number {
  checkProbability("p", p);
  if (p === 0) return Number.NEGATIVE_INFINITY;
  if (p === 1) return Number.POSITIVE_INFINITY;
  const least = 2.2250738585072014e-308;
  return p <= 0.5 ? 0 - normalFromTail(Math.max(p, least)) : normalFromTail(1 - p);
}
