import { checkFiniteValues } from "../numeric/check";

/** How far the logit sliders go, to both sides. */
export const LOGIT_RANGE = 7;
/** The fewest and the most categories that a component shows. */
export const FEWEST = 2;
export const MOST = 6;

/** Categories as a component shows them. */
export interface Named {
  readonly logits: readonly number[];
  readonly names: readonly string[];
}

/**
 * Logits and names, checked.
 * @throws RangeError where there are fewer than 2 or more than 6 logits, one is beyond the sliders, or the names are
 *   not as many
 */
export function named(logits: readonly number[], names?: readonly string[]): Named {
  checkFiniteValues("logits", logits, 1);
  if (logits.length < FEWEST || logits.length > MOST)
    throw new RangeError(
      `logits has ${logits.length} values, but the component shows ${FEWEST} to ${MOST} categories; pass so many.`,
    );
  const beyond = logits.find((logit) => Math.abs(logit) > LOGIT_RANGE);
  if (beyond !== undefined)
    throw new RangeError(
      `logits holds ${beyond}, but the sliders go from -${LOGIT_RANGE} to ${LOGIT_RANGE}; subtract a constant from all of them.`,
    );
  const called = names ?? logits.map((_, i) => String(i + 1));
  if (called.length !== logits.length || called.some((name) => name.trim() === "" || name.length > 12))
    throw new RangeError(
      `names is ${JSON.stringify(called)}, but needs one of 1 to 12 letters for each of the ${logits.length} logits.`,
    );
  return { logits: [...logits], names: [...called] };
}
