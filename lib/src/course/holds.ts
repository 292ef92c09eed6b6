/**
 * Checks a claim in a notebook: prints it with a tick, or fails the cell.
 *
 * @param claim a sentence that is true where the condition is
 * @param detail what was found, shown in brackets
 * @throws Error naming the claim where the condition is false
 * @example
 * holds("the probabilities sum to 1", Math.abs(total - 1) < 1e-12, `sum ${total}`);
 */
export function holds(claim: string, condition: boolean, detail?: string): void {
  const found = detail === undefined ? "" : ` (${detail})`;
  if (condition !== true) throw new Error(`Does not hold: ${claim}${found}`);
  console.log(`✓ ${claim}${found}`);
}
