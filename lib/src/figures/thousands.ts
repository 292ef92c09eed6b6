/**
 * A whole number with a comma between groups of three digits, for captions and heads: 100000 is "100,000". The same in
 * every country, so that a figure's text doesn't depend on where it was made.
 *
 * @throws RangeError where the value is not a whole number between −2⁵³ and 2⁵³
 */
export function thousands(value: number): string {
  if (!Number.isSafeInteger(value))
    throw new RangeError(
      `thousands writes whole numbers between −2⁵³ and 2⁵³, not ${value}. Round it first, or use toExponential.`,
    );
  const digits = String(Math.abs(value)).replace(/\B(?=(?:\d{3})+$)/g, ",");
  return value < 0 ? `−${digits}` : digits;
}
