import { kolmogorovSmirnov } from "../../numeric/kolmogorovSmirnov";
import { type Expectation, MET, missed, numbersOf, numeral, ofAnswer } from "./expectation";
import { FALSE_ALARM } from "./falseAlarm";

/**
 * Expects so many independent samples of a continuous law, by Kolmogorov and Smirnov's test: a right sampler fails with
 * probability `falseAlarm`. `kolmogorovDetectable` of gumbel-softmax/goodness says what distance it finds.
 *
 * @param cdf the law's distribution function
 * @param count the number of samples, a whole number from 1
 * @param law its name, for the message: "a Gumbel law"
 * @param falseAlarm above 0, below 1; 1e-10 unless given
 */
export function follows(
  cdf: (x: number) => number,
  {
    count,
    law,
    falseAlarm = FALSE_ALARM,
  }: { readonly count: number; readonly law: string; readonly falseAlarm?: number },
): Expectation {
  return ofAnswer((answer) => {
    const samples = numbersOf(answer, count);
    if (!Array.isArray(samples)) return samples;
    const { statistic, pValue } = kolmogorovSmirnov(samples, cdf);
    if (pValue >= falseAlarm) return MET;
    const middle = [...samples].sort((a, b) => a - b)[Math.floor(count / 2)];
    return missed(
      `your samples do not follow ${law}: their distribution function is ${numeral(statistic)} away from it ` +
        `(median ${numeral(middle)}, where it has ${numeral(cdf(middle))} below)`,
    );
  });
}
