import { checkNumber } from "./check";

const SQRT_2_PI = 2.5066282746310007;

/** The standard normal density; x is split so that rounding x² costs no accuracy far out. */
function density(x: number): number {
  const head = Math.round(x * 16) / 16;
  return (Math.exp(-0.5 * head * head) * Math.exp(-0.5 * (x - head) * (x + head))) / SQRT_2_PI;
}

/** Φ(x) − ½ = φ(x) (x + x³/3 + x⁵/(3·5) + …), whose terms all have x's sign. */
function central(x: number): number {
  let term = x;
  let sum = x;
  for (let odd = 3; Math.abs(term) > 1e-17 * Math.abs(sum); odd += 2) {
    term *= (x * x) / odd;
    sum += term;
  }
  return density(x) * sum;
}

/** 1 − Φ(x) = φ(x) / (x + 1/(x + 2/(x + …))), Laplace's continued fraction, for x ≥ 2. */
function upperTail(x: number): number {
  let fraction = x;
  for (let i = 200; i >= 1; i--) fraction = x + i / fraction;
  return density(x) / fraction;
}

/**
 * The standard normal distribution function Φ(x), to a relative error of 4e-15 in the lower tail too.
 *
 * Marsaglia's series ("Evaluating the normal distribution", J. Stat. Software 11(4), 2004) in the middle,
 * Laplace's continued fraction beyond ±2.
 * @param x any number but NaN
 */
export function normalCdf(x: number): number {
  checkNumber("x", x);
  if (Math.abs(x) > 40) return x < 0 ? 0 : 1;
  if (Math.abs(x) < 2) return 0.5 + central(x);
  return x < 0 ? upperTail(-x) : 1 - upperTail(x);
}
