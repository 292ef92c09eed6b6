import type { Answer } from "./answer";
import { type Expectation, MET, missed, ofAnswer, shown } from "./expectation";

/**
 * Expects exactly this value: for choices, names, indices. Lists and plain objects are compared entry by entry.
 *
 * @param secret leaves the expected value out of the message, for a question that a student could else read it from
 */
export function equals(
  expected: Answer | readonly Answer[],
  { secret = false }: { readonly secret?: boolean } = {},
): Expectation {
  return ofAnswer((answer) => {
    if (same(answer, expected as Answer)) return MET;
    const wanted = secret ? "that is not it" : `expected ${shown(expected as Answer)}`;
    return missed(`the answer is ${shown(answer)}; ${wanted}`);
  });
}

function same(a: Answer, b: Answer): boolean {
  if (typeof a !== "object" || a === null || typeof b !== "object" || b === null)
    return a === b || (Number.isNaN(a) && Number.isNaN(b));
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [left, right] = [Object.entries(a), b as Record<string, Answer>];
  return (
    left.length === Object.keys(b).length &&
    left.every(([key, value]) => Object.hasOwn(right, key) && same(value, right[key]))
  );
}
