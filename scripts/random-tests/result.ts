/** What one battery said of one stream. */
export interface Result {
  readonly battery: string;
  readonly stream: string;
  /** 32-bit words that the battery read. */
  readonly words: number;
  /** Test and p-value, in the battery's order; a test with several statistics stands several times. */
  readonly tests: readonly (readonly [string, number])[];
}

/** p-values outside this range are named in the report. TestU01 calls those outside [1e-10, 1 − 1e-10] a failure. */
export const RANGE = [0.001, 0.999] as const;

/**
 * Reads what `battery.c` printed.
 * @throws RangeError where the battery did not come to its end
 */
export function parseResult(battery: string, stream: string, text: string): Result {
  const lines = text.slice(text.lastIndexOf("# p-values")).split("\n");
  const tests = lines.filter((line) => line.includes("\t")).map((line) => line.split("\t"));
  const words = lines.find((line) => line.startsWith("# words "));
  if (words === undefined || tests.length === 0) {
    throw new RangeError(
      `the output of ${battery} on ${stream} has no p-values and count of words at its end`,
    );
  }
  return {
    battery,
    stream,
    words: Number(words.slice(8)),
    tests: tests.map(([name, p]) => [name.trim(), Number(p)] as const),
  };
}

/** The p-values outside RANGE. */
export function suspects(result: Result): readonly (readonly [string, number])[] {
  return result.tests.filter(([, p]) => !(p >= RANGE[0] && p <= RANGE[1]));
}
