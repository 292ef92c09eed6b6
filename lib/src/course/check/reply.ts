import { type Answer, decodeAnswer, encodeAnswer } from "./answer";

/** What became of a question: an answer, or what was thrown instead. */
export type Reply = { answer: Answer } | { thrown: { name: string; message: string } };

/** Asks a question of code: the text of a reply, whatever that code does. */
export async function replyText(ask: (given: unknown) => unknown, given: string): Promise<string> {
  try {
    return `{"answer":${encodeAnswer(await ask(decodeAnswer(given)))}}`;
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: "Error", message: String(error) };
    return JSON.stringify({ thrown: { name: String(name), message: String(message) } });
  }
}

/**
 * The reply of such a text.
 *
 * @throws SyntaxError, TypeError where it is no reply
 */
export function readReply(text: string): Reply {
  const { answer, thrown } = JSON.parse(text) as { answer?: unknown; thrown?: Record<string, unknown> };
  if (answer !== undefined) return { answer: decodeAnswer(JSON.stringify(answer)) };
  if (typeof thrown !== "object" || thrown === null) throw new TypeError("no reply");
  return { thrown: { name: String(thrown.name), message: String(thrown.message) } };
}
