import { LOGIT_RANGE } from "../categories";
import { signed } from "./numbers";
import { slider } from "./slider";

/** A slider for each category's logit. */
export function logitSliders(
  logits: readonly number[],
  names: readonly string[],
  moved: (category: number, logit: number) => void,
): HTMLElement[] {
  return logits.map(
    (value, i) =>
      slider({
        label: `Logit ${names[i]}`,
        from: -LOGIT_RANGE,
        to: LOGIT_RANGE,
        step: 0.05,
        value,
        text: (logit) => signed(logit, 2),
        spoken: (logit) => logit.toFixed(2),
        category: i,
        moved: (logit) => moved(i, logit),
      }).box,
  );
}

/** Logits of categories that are added to those at hand. */
const MORE = [1, 0, -1, 0.5, -0.5, -1.5];

/** Logits for k categories: those at hand as far as they go. */
export function resized(logits: readonly number[], k: number): number[] {
  return Array.from({ length: k }, (_, i) => logits[i] ?? MORE[i]);
}

/** Names for k categories: those given where they are as many, else those as far as they go. */
export function namesFor(k: number, given: readonly string[]): string[] {
  return Array.from({ length: k }, (_, i) => given[i] ?? String(i + 1));
}
