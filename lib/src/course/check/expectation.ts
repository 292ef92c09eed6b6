import type { Answer } from "./answer";
import type { Reply } from "./reply";

/** Whether a reply is as expected, and what is to be said of it where it isn't. */
export interface Verdict {
  readonly met: boolean;
  readonly words: string;
}

/** What is expected of the reply to a question. */
export type Expectation = (reply: Reply) => Verdict;

/** The verdict for a reply that is as expected. */
export const MET: Verdict = { met: true, words: "" };

/** The verdict that a sentence explains. */
export function missed(words: string): Verdict {
  return { met: false, words };
}

/** An expectation of an answer: what was thrown instead fails it. */
export function ofAnswer(judge: (answer: Answer) => Verdict): Expectation {
  return (reply) => {
    if ("thrown" in reply) return missed(`your code threw ${reply.thrown.name}: ${reply.thrown.message}`);
    return judge(reply.answer);
  };
}

/** The answer where it is so many finite numbers, or the verdict that says what it is instead. */
export function numbersOf(answer: Answer, count: number): number[] | Verdict {
  if (!Array.isArray(answer)) return missed(`expected ${count} numbers, but the answer is ${shown(answer)}`);
  if (answer.length !== count)
    return missed(`expected ${count} numbers, but the answer has ${answer.length}`);
  const at = answer.findIndex((value) => !Number.isFinite(value));
  if (at >= 0) return missed(`entry ${at} is ${shown(answer[at])}; expected a finite number`);
  return answer as number[];
}

/** A value as a message shows it: numbers with six figures, all else shortened. */
export function shown(value: Answer): string {
  if (typeof value === "number") return numeral(value);
  if (value === undefined) return "nothing (undefined)";
  const text = JSON.stringify(value, (_, part) =>
    typeof part === "number" ? Number(part.toPrecision(6)) : part,
  );
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

/** A number with six figures. */
export function numeral(value: number): string {
  if (!Number.isFinite(value) || Number.isInteger(value)) return Object.is(value, -0) ? "-0" : String(value);
  return String(Number(value.toPrecision(6)));
}

/** A name for an entry: its number, from 0, and what it is called. */
export function entry(index: number, names?: readonly string[]): string {
  const name = names?.[index];
  return name === undefined ? String(index) : `${index} (${name})`;
}
