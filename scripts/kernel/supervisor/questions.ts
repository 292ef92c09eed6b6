import type { Completion, Question } from "../channel";
import type { Fields } from "./wire";

const TYPES: Record<string, Question["type"]> = {
  complete_request: "complete",
  inspect_request: "inspect",
  is_complete_request: "is_complete",
};

type Ask = (question: Question) => Promise<object | null>;

/** The reply to a request that the compiler answers, or undefined where the request is none of these. */
export async function answerQuestion(type: string, content: Fields, ask: Ask): Promise<object | undefined> {
  const kind = TYPES[type];
  if (kind === undefined) return undefined;
  const code = String(content.code ?? "");
  const at = Number(content.cursor_pos ?? Array.from(code).length);
  const answer = await ask({ type: kind, code, cursor: units(code, at) });
  if (kind === "is_complete") return answer ?? { status: "unknown" };
  if (kind === "inspect") return { status: "ok", found: false, data: {}, metadata: {}, ...answer };
  const { matches = [], start, end, types = [] } = (answer ?? {}) as Partial<Completion>;
  const cursor_start = start === undefined ? at : characters(code, start);
  const cursor_end = end === undefined ? at : characters(code, end);
  // every match replaces the same text
  const shown = types.map((entry) => ({ ...entry, start: cursor_start, end: cursor_end }));
  return {
    status: "ok",
    matches,
    cursor_start,
    cursor_end,
    metadata: { _jupyter_types_experimental: shown },
  };
}

// Positions: the protocol counts characters, JavaScript counts UTF-16 units.

function units(code: string, position: number): number {
  return Array.from(code).slice(0, position).join("").length;
}

function characters(code: string, index: number): number {
  return Array.from(code.slice(0, index)).length;
}
