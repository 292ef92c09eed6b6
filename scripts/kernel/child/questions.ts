import type { Question } from "../channel";
import { complete } from "./language/complete";
import { inspectAt } from "./language/inspect";
import { isComplete } from "./language/isComplete";
import type { View } from "./language/view";
import type { Executor, Tslab } from "./tslab";

/**
 * Answers what front ends ask of code that is being typed; null where the compiler has no answer.
 *
 * @param names of modules that a cell can import
 */
export function answer(
  { type, code, cursor }: Question,
  executor: Executor,
  tslab: Tslab,
  names: () => readonly string[],
): object | null {
  try {
    if (type === "is_complete") return isComplete(code, tslab);
    const view = executor.inspect(code, cursor) as unknown as View | undefined;
    if (view === undefined) return null;
    return type === "inspect" ? inspectAt(view, cursor) : complete(view, cursor, names());
  } catch {
    return null; // code that is half typed can be more than the compiler bears
  }
}
