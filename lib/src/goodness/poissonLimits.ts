import gammainc from "@stdlib/math-base-special-gammainc";
import { checkPositive } from "../numeric/check";
import { checkOpenProbability } from "./checkSize";
import { type CountLimits, countLimits } from "./limits";
import { beyond, solveFalling } from "./solve";

/** P(N ≤ count) for a Poisson variable. */
function below(count: number, mean: number): number {
  return gammainc(mean, count + 1, true, true);
}

/** P(N > count) for a Poisson variable. */
function above(count: number, mean: number): number {
  return gammainc(mean, count + 1, true, false);
}

/**
 * The exact limits of a Poisson count: it lies outside with probability `size` at most, half of it on either side.
 * @param mean a finite number above 0
 * @param size above 0 and below 1
 * @throws RangeError where an argument is outside
 */
export function poissonLimits(mean: number, size: number): CountLimits {
  checkPositive("mean", mean);
  checkOpenProbability("size", size);
  const most = Math.ceil(mean + 10) + Math.ceil(beyond((x) => above(Math.ceil(mean) + x, mean), size / 2));
  return countLimits(
    (count) => below(count, mean),
    (count) => above(count, mean),
    most,
    size,
  );
}

/**
 * The means nearest to `mean`, below and above, of which `poissonLimits(mean, size)` rejects a count with the given
 * power; the lower is NaN where not even a mean of 0 is rejected.
 * @throws RangeError where an argument is outside
 */
export function poissonDetectable(mean: number, size: number, power: number): [lower: number, upper: number] {
  const [low, high] = poissonLimits(mean, size);
  checkOpenProbability("power", power);
  const missedAbove = (m: number) => below(high, m);
  const upper = solveFalling(missedAbove, 1 - power, mean, Math.max(mean, beyond(missedAbove, 1 - power)));
  const lower = low === 0 ? Number.NaN : solveFalling((m) => below(low - 1, m), power, 0, mean);
  return [lower, upper];
}
