import { encodeAnswer } from "./answer";
import { examine } from "./examiner";
import type { Expectation } from "./expectation";
import { type Reply, readReply } from "./reply";

/** What a check asks, and what it expects. */
export interface Question<G> {
  /** The data that the question is asked with. */
  readonly given?: G;
  /**
   * The question: calls the student's functions with the given data, and returns plain data. It uses no name of the
   * cell it stands in: a graded submission answers it in another process than the one that judges the answer.
   */
  readonly ask: (given: G) => unknown;
  /** What is expected of the answer: `close`, `equals`, `frequencies`, `meanOf`, `follows`, `satisfies`, `refuses`. */
  readonly expect: Expectation;
  /** What a student who fails might look at. */
  readonly hint?: string;
}

/** A check that failed: its message is written for the student. */
export class CheckFailed extends Error {
  override name = "CheckFailed";
}

/**
 * Checks an answer to an exercise: prints the claim with a tick, or fails the cell saying in words what is wrong.
 *
 * @param claim a sentence that is true of a right answer
 * @throws CheckFailed with the claim, what was found and what was expected, and the hint
 * @example
 * await check("softmax gives probabilities", {
 *   given: { logits: [1, 2, 3] },
 *   ask: ({ logits }) => softmax(logits),
 *   expect: close([0.0900, 0.2447, 0.6652], { within: 1e-4 }),
 *   hint: "exponentials first, then divide by their sum",
 * });
 */
export async function check<G = Record<string, never>>(claim: string, question: Question<G>): Promise<void> {
  const { given = {}, ask, expect, hint } = question;
  const reply = replyIn(await examine(ask as (given: never) => unknown, encodeAnswer(given)));
  const { met, words } = expect(reply);
  const advice = hint === undefined ? "" : `\n  Hint: ${hint}`;
  if (!met) throw new CheckFailed(`✗ ${claim}\n  ${words}${advice}`);
  console.log(`✓ ${claim}`);
}

/** Whatever comes from a student's process is a reply; what can't be read is one without an answer. */
function replyIn(text: string): Reply {
  try {
    return readReply(text);
  } catch {
    return { thrown: { name: "Error", message: "there is no answer that can be read" } };
  }
}
