import { type Expectation, entry, MET, missed, numbersOf, numeral, ofAnswer } from "./expectation";
import { FALSE_ALARM } from "./falseAlarm";

/**
 * Expects so many draws of a category, as indices from 0, with these probabilities: each category's share within the
 * limits of Chernoff and Hoeffding's inequality (J. Amer. Statist. Assoc. 58, 1963, theorem 1). A right sampler fails with
 * probability `falseAlarm` at most, whatever the probabilities and the number of draws.
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
  const limits = Array.from(probs, (p) =>
    shareLimits(Math.min(p, 1), Math.log((2 * probs.length) / falseAlarm) / count),
  );
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
    const far = counts.findIndex((found, i) => found / count < limits[i][0] || found / count > limits[i][1]);
    if (far < 0) return MET;
    const room = (limits[far][1] - limits[far][0]) / 2;
    return missed(
      `your samples have frequency ${numeral(counts[far] / count)} for category ${entry(far, names)}; ` +
        `expected ${numeral(probs[far])} ± ${room.toPrecision(2)}`,
    );
  });
}

/** The shares q on both sides of p up to which q log(q/p) + (1 − q) log((1 − q)/(1 − p)) is at most `most`. */
function shareLimits(p: number, most: number): [low: number, high: number] {
  if (p === 0 || p === 1) return [p, p];
  const term = (q: number, of: number) => (q === 0 ? 0 : q * Math.log(q / of));
  const divergence = (q: number) => term(q, p) + term(1 - q, 1 - p);
  const limit = (end: number): number => {
    if (divergence(end) <= most) return end;
    let [inside, outside] = [p, end];
    for (let step = 0; step < 60; step++) {
      const middle = (inside + outside) / 2;
      if (divergence(middle) <= most) inside = middle;
      else outside = middle;
    }
    return outside;
  };
  return [limit(0), limit(1)];
}
