/** Significant digits of the largest number in a column. */
const FIGURES = 6;
const FEWEST_FIGURES = 2;

/** Decimals of numbers that are not all whole, however large. */
const FEWEST_DECIMALS = 2;

/** Powers of ten from which on, and below which, numbers are written with an exponent. */
const LARGE = 9;
const SMALL = -4;

/**
 * Numbers as they stand below each other: whole ones in full, others with as many decimals as give the
 * largest six digits. One that would lose its digits by that is written with an exponent of its own.
 */
export function numberTexts(numbers: readonly number[]): string[] {
  const finite = numbers.filter(Number.isFinite);
  if (finite.every(Number.isSafeInteger)) return numbers.map(plain);
  const power = powerOf(finite.reduce((most, x) => Math.max(most, Math.abs(x)), 0));
  if (power >= LARGE || power < SMALL) return exponents(numbers);
  return decimals(numbers, Math.max(FIGURES - 1 - power, FEWEST_DECIMALS));
}

/** One number by the same rules. */
export function numberText(x: number): string {
  return numberTexts([x])[0] ?? "";
}

/** The shortest decimal that is this number in 32 bits: 0.1 for what 64 bits call 0.10000000149011612. */
export function shortestFloat32(x: number): number {
  for (let figures = 1; figures < 9; figures++) {
    const short = Number(x.toPrecision(figures));
    if (Object.is(Math.fround(short), x)) return short;
  }
  return x;
}

function exponents(numbers: readonly number[]): string[] {
  const written = numbers.filter((x) => !isSpecial(x));
  const places = needed(written.map((x) => x.toExponential(FIGURES - 1)));
  return numbers.map((x) => (isSpecial(x) ? plain(x) : x.toExponential(places)));
}

function decimals(numbers: readonly number[], most: number): string[] {
  const isWritten = (x: number) =>
    !isSpecial(x) && (powerOf(x) >= FEWEST_FIGURES - 1 - most || Number(x.toFixed(most)) === x);
  const places = needed(numbers.filter(isWritten).map((x) => x.toFixed(most)));
  return numbers.map((x) => {
    if (isSpecial(x)) return Number.isFinite(x) && places > 0 ? plain(x) + zeros(places) : plain(x);
    return isWritten(x) ? x.toFixed(places) : x.toExponential(FEWEST_FIGURES - 1);
  });
}

/** How many decimals are left when those go that are 0 in all. */
function needed(texts: readonly string[]): number {
  const lengths = texts.map((text) => (/\.(\d*?)0*(?:e|$)/.exec(text)?.[1] ?? "").length);
  return Math.max(0, ...lengths);
}

function zeros(places: number): string {
  return `.${"0".repeat(places)}`;
}

function powerOf(x: number): number {
  return x === 0 ? 0 : Number(x.toExponential().split("e")[1]);
}

function isSpecial(x: number): boolean {
  return x === 0 || !Number.isFinite(x);
}

function plain(x: number): string {
  return Object.is(x, -0) ? "-0" : String(x);
}
