/** Significant digits of a number in a figure: more than a screen or a page can show. */
const DIGITS = 6;

/** Anything that JSON holds. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * A copy that JSON holds: typed arrays become arrays, and fractions are rounded to six significant digits (more in
 * a list whose values lie close together), which keeps notebooks small. Whole numbers stay as they are.
 *
 * @param value anything made of objects, lists, numbers, texts, booleans and null; undefined is left out
 * @param where how an error names it
 * @throws Error where a number is NaN or infinite, or where something else than these is found
 */
export function plain(value: unknown, where: string): Json {
  return convert(value, where, DIGITS);
}

function convert(value: unknown, where: string, digits: number): Json {
  if (value === null || typeof value === "string" || typeof value === "boolean") return value as Json;
  if (typeof value === "number") return rounded(value, where, digits);
  if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))) {
    const list = Array.from(value as ArrayLike<unknown>);
    const own = digitsOf(list);
    return list.map((item, i) => convert(item, `${where}[${i}]`, own));
  }
  if (!isPlainObject(value)) {
    throw new Error(
      `${where} is a ${typeof value}, but a figure holds only numbers, texts, lists and plain objects.`,
    );
  }
  const copy: { [key: string]: Json } = {};
  for (const [key, item] of Object.entries(value)) {
    if (item !== undefined) copy[key] = convert(item, `${where}.${key}`, DIGITS);
  }
  return copy;
}

/** True also for objects that another realm made: a cell may run in one of its own. */
function isPlainObject(value: unknown): value is object {
  if (typeof value !== "object" || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
}

function rounded(value: number, where: string, digits: number): number {
  if (!Number.isFinite(value)) {
    throw new Error(`${where} is ${value}, but must be finite: leave it out, or write null for a gap.`);
  }
  return Number.isInteger(value) ? value + 0 : Number(value.toPrecision(digits));
}

/** Six, and one more for each power of ten that the values are larger than the distance between their extremes. */
function digitsOf(list: unknown[]): number {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const item of list) {
    if (typeof item === "number" && item < least) least = item;
    if (typeof item === "number" && item > greatest) greatest = item;
  }
  const largest = Math.max(Math.abs(least), Math.abs(greatest));
  let digits = DIGITS;
  for (let range = greatest - least; range > 0 && 10 * range < largest && digits < 17; range *= 10) digits++;
  return digits;
}
