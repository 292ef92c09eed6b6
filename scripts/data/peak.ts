/** One annual peak as a service gives it, before anything is left out. */
export interface Candidate {
  /** Water year, October to September, named after the year in which it ends; undefined where unknown. */
  year: number | undefined;
  /** Day of the peak, as far as it is known: `1936-03-18`, `1936-03`, `1936` or nothing. */
  date: string;
  /** Discharge in cubic feet per second, undefined where the field is blank or no number. */
  discharge: number | undefined;
  /** Gage height in feet, undefined where blank. */
  gageHeight: number | undefined;
  /** USGS qualification codes of the discharge, such as `6` or `Bd`. */
  codes: readonly string[];
}

/** One annual peak that can be used: its year is known and its discharge is positive. */
export interface Peak extends Candidate {
  year: number;
  discharge: number;
}

/** What a service holds about one site. */
export interface SiteRecord {
  /** USGS site number. */
  site: string;
  /** The station's name, where the service gives it. */
  name: string | undefined;
  candidates: readonly Candidate[];
}

/** The water year of a day: October, November and December belong to the next one. An unknown month to none. */
export function waterYear(year: number, month: number | undefined): number {
  return month !== undefined && month >= 10 ? year + 1 : year;
}

/** A day written as far as it is known. */
export function partialDate(year: number, month: number | undefined, day: number | undefined): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const known = [String(year).padStart(4, "0")];
  if (month !== undefined) known.push(two(month));
  if (month !== undefined && day !== undefined) known.push(two(day));
  return known.join("-");
}

/** The number in a field, undefined where it is blank or holds anything else. */
export function numberIn(field: unknown): number | undefined {
  const text = String(field ?? "").trim();
  return /^-?\d+(\.\d*)?$/.test(text) ? Number(text) : undefined;
}
