/**
 * Checks of arguments. Each throws before anything is computed or drawn, with a message that names the
 * argument, its value, the allowed range and the remedy: a TypeError for a wrong kind of value, a RangeError
 * for a value of the right kind outside its domain.
 */

/** Shows any value in a message, shortened where it is long. */
export function shown(value: unknown): string {
  const text = typeof value === "string" ? JSON.stringify(value) : describe(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function describe(value: unknown): string {
  if (typeof value === "bigint") return `${value}n`;
  if (Object.is(value, -0)) return "-0";
  if (typeof value === "function") return "a function";
  return value !== null && typeof value === "object"
    ? `an object (${value.constructor?.name ?? "no prototype"})`
    : String(value);
}

/** Throws unless `value` is a number that is not NaN (infinities pass). */
export function checkNumber(name: string, value: number): void {
  if (typeof value !== "number") {
    throw new TypeError(`${name} must be a number, but is ${shown(value)}; pass a number.`);
  }
  if (Number.isNaN(value)) {
    throw new RangeError(`${name} is NaN, but must be a number; find where the NaN comes from.`);
  }
}

/** Throws unless `value` is a finite number. */
export function checkFinite(name: string, value: number): void {
  checkNumber(name, value);
  if (!Number.isFinite(value)) {
    throw new RangeError(`${name} is ${value}, but must be finite; pass a finite number.`);
  }
}

/** Throws unless `value` is a finite number above 0. */
export function checkPositive(name: string, value: number): void {
  checkFinite(name, value);
  if (value <= 0) {
    throw new RangeError(`${name} is ${shown(value)}, but must be above 0; pass a positive number.`);
  }
}

/** Throws unless `value` is a whole number in [least, most]. */
export function checkWhole(name: string, value: number, least: number, most: number): void {
  if (typeof value !== "number") {
    throw new TypeError(`${name} must be a whole number, but is ${shown(value)}; pass a number.`);
  }
  if (!Number.isInteger(value) || value < least || value > most) {
    throw new RangeError(
      `${name} is ${shown(value)}, but must be a whole number from ${least} to ${most}; round or change it.`,
    );
  }
}

/** Throws unless `value` is a function. */
export function checkFunction(name: string, value: unknown): void {
  if (typeof value !== "function") {
    throw new TypeError(`${name} must be a function, but is ${shown(value)}; pass one of the stated form.`);
  }
}

/** Throws unless `value` is in [0, 1]. */
export function checkProbability(name: string, value: number): void {
  checkNumber(name, value);
  if (value < 0 || value > 1) {
    throw new RangeError(`${name} is ${value}, but must be a probability in [0, 1]; rescale it.`);
  }
}

/** Throws unless `values` is an array or typed array of at least `least` numbers, none of them NaN. */
export function checkValues(name: string, values: ArrayLike<number>, least = 1): void {
  const isList = Array.isArray(values) || (ArrayBuffer.isView(values) && !(values instanceof DataView));
  if (!isList) {
    throw new TypeError(`${name} must be an array or typed array of numbers, but is ${shown(values)}.`);
  }
  if (values.length < least) {
    throw new RangeError(
      `${name} has ${values.length} values, but needs at least ${least}; pass a longer array.`,
    );
  }
  for (let i = 0; i < values.length; i++) {
    // The message's text is made for bad values only: making it for every value would take most of the time.
    if (typeof values[i] !== "number" || Number.isNaN(values[i])) checkNumber(`${name}[${i}]`, values[i]);
  }
}

/** As `checkValues`, and every value finite. */
export function checkFiniteValues(name: string, values: ArrayLike<number>, least = 1): void {
  checkValues(name, values, least);
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) checkFinite(`${name}[${i}]`, values[i]);
  }
}
