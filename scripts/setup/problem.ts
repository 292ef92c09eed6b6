/** A failure whose message is written for the reader: shown alone, without a stack. */
export class Problem extends Error {
  override name = "Problem";
}

/** One line on standard error about what is being set up or skipped. */
export function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
