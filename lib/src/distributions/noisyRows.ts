import { shown } from "../numeric/check";
import type { Random } from "../random/Random";

/** About as many draws of noise as are held at a time, so that memory does not grow with the number of draws. */
const CHUNK = 4096;

/** Throws unless `random` is a Random. */
export function checkRandom(random: Random): void {
  if (typeof random?.gumbel !== "function" || typeof random.tail !== "function") {
    throw new TypeError(`random is ${shown(random)}, but must be a Random; pass createRandom(seed).`);
  }
}

/**
 * Draws noise for `rows` rows of k, and calls `each` with every row's number and noise, which it may change. Row i,
 * category j takes the position i k + j after the stream's present one.
 */
export function noisyRows(
  random: Random,
  kind: "gumbel" | "exponential",
  rows: number,
  k: number,
  each: (row: number, noise: Float64Array) => void,
): void {
  const held = Math.min(rows, Math.max(1, Math.floor(CHUNK / k)));
  const buffer = new Float64Array(held * k);
  for (let row = 0; row < rows; row += held) {
    const count = Math.min(held, rows - row);
    random[kind](count * k, { out: buffer.subarray(0, count * k) });
    for (let i = 0; i < count; i++) each(row + i, buffer.subarray(i * k, (i + 1) * k));
  }
}

/** Draws n signed tails (see `Random.tail`), one position each, and calls `each` with their number and value. */
export function eachTail(random: Random, n: number, each: (i: number, t: number) => void): void {
  const buffer = new Float64Array(Math.min(n, CHUNK));
  for (let i = 0; i < n; i += buffer.length) {
    const part = buffer.subarray(0, Math.min(buffer.length, n - i));
    random.tail(part.length, { out: part });
    for (let j = 0; j < part.length; j++) each(i + j, part[j]);
  }
}
