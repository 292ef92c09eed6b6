import type { Answer } from "./answer";
import { type Expectation, MET, missed, ofAnswer } from "./expectation";

/**
 * Expects what only this question does.
 *
 * @param judge true where the answer is right, else what is wrong with it, in words. The answer is plain data and may be of
 * any form: look before you use it. What this throws counts as wrong.
 */
// biome-ignore lint/suspicious/noExplicitAny: a judge takes the answer apart as it likes
export function satisfies(judge: (answer: any) => true | string): Expectation {
  return ofAnswer((answer: Answer) => {
    try {
      const found = judge(answer);
      return found === true ? MET : missed(String(found));
    } catch (error) {
      return missed(`the answer has not the form that was asked for (${(error as Error).message})`);
    }
  });
}
