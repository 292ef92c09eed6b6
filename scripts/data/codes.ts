/**
 * The USGS qualification codes of a peak discharge: what each says, and the word that the Water Data API
 * uses for it (User's Manual for Program PeakFQ, USGS Techniques and Methods 4-B4, table B.4).
 */
const table: readonly (readonly [code: string, word: string, meaning: string])[] = [
  ["1", "MAXDAILYMEAN", "a maximum daily average"],
  ["2", "ESTIMATED", "an estimate"],
  ["3", "DAMFAILURE", "affected by a dam failure"],
  ["4", "LESSTHAN", "less than the value given"],
  ["5", "UNKNOWNREGULATION", "affected to an unknown degree by regulation or diversion"],
  ["6", "REGULATED", "affected by regulation or diversion"],
  ["7", "HISTORIC", "a historic peak, outside the systematic record"],
  ["8", "GREATERTHAN", "greater than the value given"],
  ["9", "EVENT", "due to snowmelt, a hurricane, an ice jam or the like"],
  ["A", "YEARUNKNOWN", "year unknown or not exact"],
  ["Bd", "DAYUNKNOWN", "day unknown or not exact"],
  ["Bm", "MONTHUNKNOWN", "month unknown or not exact"],
  ["C", "URBAN", "affected by urbanisation, mining or the like"],
  ["D", "", "base discharge changed during the year"],
  ["E", "", "only the annual maximum is available"],
  ["F", "OTHERAGENCY", "supplied by another agency"],
  ["O", "OPPORTUNISTIC", "not from systematic data collection"],
  ["R", "REVISED", "revised"],
];

/** The code for a word of the Water Data API; a word without a code stays as it is. */
export function codeOf(word: string): string {
  return table.find(([, name]) => name === word)?.[0] ?? word;
}

/** What a code says about the discharge that carries it. */
export function meaningOf(code: string): string {
  return table.find(([name]) => name === code)?.[2] ?? "a code without an explanation here";
}

/** True where the year that a peak is given for can't be trusted. */
export function yearIsUncertain(codes: readonly string[]): boolean {
  return codes.includes("A");
}
