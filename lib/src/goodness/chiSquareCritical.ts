import { checkWhole } from "../numeric/check";
import { chiSquareSurvival } from "../numeric/chiSquareSurvival";
import { checkOpenProbability } from "./checkSize";
import { poissonTerms } from "./poissonTerms";
import { beyond, solveFalling } from "./solve";

/** As many as `chiSquareSurvival` takes, with room for the noncentral terms. */
const MOST_DEGREES = 1e5;

/**
 * The statistic that a chi-square variable exceeds with probability `size`.
 * @param degrees of freedom, a whole number from 1 to 100,000
 * @param size above 0 and below 1
 * @throws RangeError where an argument is outside
 */
export function chiSquareCritical(degrees: number, size: number): number {
  checkWhole("degrees", degrees, 1, MOST_DEGREES);
  checkOpenProbability("size", size);
  const tail = (x: number) => chiSquareSurvival(x, degrees);
  return solveFalling(tail, size, 0, beyond(tail, size));
}

/**
 * The least noncentrality that a chi-square test of the given size rejects with the given power: n Σ (q_i − p_i)² / p_i
 * for n draws from q where p is claimed.
 * @param degrees of freedom, a whole number from 1 to 100,000
 * @param size above 0 and below 1
 * @param power above the size and below 1
 * @throws RangeError where an argument is outside
 */
export function chiSquareDetectable(degrees: number, size: number, power: number): number {
  const critical = chiSquareCritical(degrees, size);
  checkOpenProbability("power", power);
  if (power <= size)
    throw new RangeError(`power is ${power}, but must be above the size, ${size}; raise it.`);
  // A noncentral chi-square variable is a central one with 2 N more degrees, N Poisson of mean half the noncentrality.
  const missed = (noncentrality: number) =>
    poissonTerms(noncentrality / 2).reduce(
      (sum, { count, probability }) =>
        sum + probability * (1 - chiSquareSurvival(critical, degrees + 2 * count)),
      0,
    );
  return solveFalling(missed, 1 - power, 0, beyond(missed, 1 - power));
}
