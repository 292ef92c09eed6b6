import { checkNumber } from "../../numeric/check";
import type { Answer } from "./answer";
import { type Expectation, entry, MET, missed, numeral, ofAnswer, shown, type Verdict } from "./expectation";

/** A number, or lists of numbers to any depth. */
export type Numbers = number | ArrayLike<number> | readonly Numbers[];

/**
 * Expects numbers: a number, or lists of the same form, each entry within a distance of the expected one.
 *
 * @param within the largest distance, 1e-9 unless given; above 0
 * @param names what the entries of the outermost list are called
 * @throws RangeError where `within` is not above 0
 */
export function close(
  expected: Numbers,
  { within = 1e-9, names }: { readonly within?: number; readonly names?: readonly string[] } = {},
): Expectation {
  checkNumber("within", within);
  if (!(within > 0)) throw new RangeError(`within is ${within}, but must be above 0; pass for example 1e-9.`);
  return ofAnswer((answer) => compare(answer, expected, within, "the answer", names));
}

function compare(
  found: Answer,
  expected: Numbers,
  within: number,
  what: string,
  names?: readonly string[],
): Verdict {
  if (typeof expected === "number") {
    if (typeof found !== "number") return missed(`${what} is ${shown(found)}; expected a number`);
    const near = found === expected || Math.abs(found - expected) <= within;
    if (near || (Number.isNaN(found) && Number.isNaN(expected))) return MET;
    return missed(`${what} is ${numeral(found)}; expected ${numeral(expected)} ± ${within}`);
  }
  if (!Array.isArray(found))
    return missed(`${what} is ${shown(found)}; expected a list of ${expected.length}`);
  if (found.length !== expected.length)
    return missed(`${what} has ${found.length} entries; expected ${expected.length}`);
  for (let i = 0; i < expected.length; i++) {
    const inside = what === "the answer" ? `entry ${entry(i, names)}` : `${what}, entry ${i}`;
    const verdict = compare(found[i], expected[i], within, inside);
    if (!verdict.met) return verdict;
  }
  return MET;
}
