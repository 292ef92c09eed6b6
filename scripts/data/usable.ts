import { yearIsUncertain } from "./codes";
import type { Candidate, Peak } from "./peak";

/** Why a peak was left out. */
export type Reason =
  | "no discharge"
  | "discharge not above zero"
  | "year unknown"
  | "second peak of its water year";

/** A peak that was left out. */
export interface LeftOut {
  reason: Reason;
  /** Its day, as far as known, or `undated`. */
  date: string;
}

/**
 * The peaks that a series of annual maxima can be made of: one for each water year, the largest, in order of
 * years. Peaks with any other code stay in, with their codes: whether to fit them is the reader's decision.
 */
export function usablePeaks(candidates: readonly Candidate[]): { peaks: Peak[]; leftOut: LeftOut[] } {
  const largest = new Map<number, Peak>();
  const leftOut: LeftOut[] = [];
  const drop = (reason: Reason, { date }: Candidate) => leftOut.push({ reason, date: date || "undated" });
  for (const candidate of candidates) {
    const { year, discharge, codes } = candidate;
    if (discharge === undefined) drop("no discharge", candidate);
    else if (discharge <= 0) drop("discharge not above zero", candidate);
    else if (year === undefined || yearIsUncertain(codes)) drop("year unknown", candidate);
    else {
      const peak = { ...candidate, year, discharge };
      const other = largest.get(year);
      if (other === undefined || other.discharge < discharge) largest.set(year, peak);
      if (other !== undefined)
        drop("second peak of its water year", other.discharge < discharge ? other : candidate);
    }
  }
  return { peaks: [...largest.values()].sort((a, b) => a.year - b.year), leftOut };
}
