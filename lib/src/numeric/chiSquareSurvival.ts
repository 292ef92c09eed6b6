import { checkNumber, checkWhole } from "./check";
import { exp } from "./exp";
import { log } from "./log";
import { logGamma } from "./logGamma";
import { normalCdf } from "./normalCdf";

/**
 * P(X > x) for X chi-square with a whole number of degrees of freedom, to a relative error of 1e-10 where it is above
 * 1e-300: with y = x / 2 the finite sum Σ exp(−y) y^s / Γ(s + 1) over s = 0, 1, … below degrees / 2, or, for odd degrees,
 * over s = ½, 1½, … plus P(|N(0, 1)| > √x) (Abramowitz and Stegun 26.4.4, 26.4.5).
 * @param x any number but NaN
 * @param degrees a whole number from 1 to 10⁶
 * @throws RangeError where an argument is none of these
 */
export function chiSquareSurvival(x: number, degrees: number): number {
  checkNumber("x", x);
  checkWhole("degrees", degrees, 1, 1e6);
  if (x <= 0) return 1;
  if (x === Number.POSITIVE_INFINITY) return 0;
  const y = x / 2;
  const odd = degrees % 2 === 1;
  let sum = odd ? 2 * normalCdf(-Math.sqrt(x)) : 0;
  for (let s = odd ? 0.5 : 0; s < degrees / 2; s++) sum += exp(s * log(y) - y - logGamma(s + 1));
  return Math.min(1, sum);
}
