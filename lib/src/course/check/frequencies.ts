import { binomialLimits } from "../../goodness/binomialLimits";
import { type Expectation, entry, MET, missed, numbersOf, numeral, ofAnswer } from "./expectation";
import { FALSE_ALARM } from "./falseAlarm";

/**
 * Expects so many draws of a category, as indices from 0, with these probabilities: each category's count within the
 * exact limits of a binomial count. A right sampler fails with probability `falseAlarm` at most.
 *
 * @param probs k probabilities
 * @param count the number of draws, a whole number from 1
 * @param names of the categories
 * @param falseAlarm above 0, below 1; 1e-10 unless given
 */
export function frequencies(
  probs: ArrayLike<number>,
  {
    count,
    names,
    falseAlarm = FALSE_ALARM,
  }: { readonly count: number; readonly names?: readonly string[]; readonly falseAlarm?: number },
): Expectation {
  const limits = Array.from(probs, (p) => binomialLimits(count, Math.min(p, 1), falseAlarm / probs.length));
  return ofAnswer((answer) => {
    const draws = numbersOf(answer, count);
    if (!Array.isArray(draws)) return draws;
    const counts = new Array<number>(probs.length).fill(0);
    for (const [i, draw] of draws.entries()) {
      if (!(draw in counts))
        return missed(
          `draw ${i} is ${numeral(draw)}; expected a category, a whole number from 0 to ${probs.length - 1}`,
        );
      counts[draw]++;
    }
    const far = counts.findIndex((found, i) => found < limits[i][0] || found > limits[i][1]);
    if (far < 0) return MET;
    const room = (limits[far][1] - limits[far][0]) / (2 * count);
    return missed(
      `your samples have frequency ${numeral(counts[far] / count)} for category ${entry(far, names)}; ` +
        `expected ${numeral(probs[far])} ± ${room.toPrecision(2)}`,
    );
  });
}
