import { checkNumber, checkPositive } from "../../numeric/check";
import { mean } from "../../numeric/mean";
import { normalQuantile } from "../../numeric/normalQuantile";
import { type Expectation, MET, missed, numbersOf, numeral, ofAnswer } from "./expectation";
import { FALSE_ALARM } from "./falseAlarm";

/**
 * Expects so many independent samples with this mean. The limits are those of a normal law, so `count` must be large
 * enough for the mean to have one; a right sampler then fails with probability `falseAlarm`.
 *
 * @param expected the mean
 * @param sd the standard deviation of one sample, above 0
 * @param count the number of samples, a whole number from 1
 * @param what the samples are, for the message: "noise"
 * @param falseAlarm above 0, below 1; 1e-10 unless given
 * @throws RangeError where a number is outside
 */
export function meanOf(
  expected: number,
  {
    sd,
    count,
    what = "samples",
    falseAlarm = FALSE_ALARM,
  }: { readonly sd: number; readonly count: number; readonly what?: string; readonly falseAlarm?: number },
): Expectation {
  checkNumber("expected", expected);
  checkPositive("sd", sd);
  const within = (-normalQuantile(falseAlarm / 2) * sd) / Math.sqrt(count);
  return ofAnswer((answer) => {
    const samples = numbersOf(answer, count);
    if (!Array.isArray(samples)) return samples;
    const found = mean(samples);
    if (Math.abs(found - expected) <= within) return MET;
    return missed(
      `your ${what} have mean ${numeral(found)}; expected ${numeral(expected)} ± ${within.toPrecision(2)}`,
    );
  });
}
