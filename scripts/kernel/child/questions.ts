import type { Completion, Question } from "../channel";
import type { Executor, Tslab } from "./tslab";

/** Answers what front ends ask of code that is being typed; null where the compiler has no answer. */
export function answer(question: Question, executor: Executor, tslab: Tslab): object | null {
  const { type, code, cursor } = question;
  try {
    if (type === "is_complete") return isComplete(code, tslab);
    if (type === "inspect") {
      const info = executor.inspect(code, cursor);
      if (!info) return null;
      const text = tslab.load("inspect").printQuickInfo(info);
      return { found: true, data: { "text/plain": text }, metadata: {} };
    }
    const { candidates, start, end } = executor.complete(code, cursor);
    return { matches: candidates, start, end } satisfies Completion;
  } catch {
    return null; // code that is half typed can be more than the compiler bears
  }
}

function isComplete(code: string, tslab: Tslab): object {
  const { completed, indent = "" } = tslab.load("converter").isCompleteCode(code);
  return completed ? { status: "complete" } : { status: "incomplete", indent };
}
