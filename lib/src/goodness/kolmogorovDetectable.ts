import { checkWhole } from "../numeric/check";
import { checkOpenProbability } from "./checkSize";

/**
 * A distance of distribution functions that Kolmogorov and Smirnov's test of n draws rejects with the given power or
 * more, wherever it is: √(log(2 / size) / 2n) + √(log(2 / (1 − power)) / 2n), by the inequality of Dvoretzky, Kiefer
 * and Wolfowitz with Massart's constant (Annals of Probability 18, 1990).
 * @param n a whole number from 1
 * @param size above 0 and below 1
 * @param power above 0 and below 1
 * @throws RangeError where an argument is outside
 */
export function kolmogorovDetectable(n: number, size: number, power: number): number {
  checkWhole("n", n, 1, Number.MAX_SAFE_INTEGER);
  checkOpenProbability("size", size);
  checkOpenProbability("power", power);
  return Math.sqrt(Math.log(2 / size) / (2 * n)) + Math.sqrt(Math.log(2 / (1 - power)) / (2 * n));
}
