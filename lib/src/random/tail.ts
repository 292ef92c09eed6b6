import type { Block } from "./block";

/**
 * Signed tails: the one kind of uniform variate that every sampler starts from.
 *
 * A tail t in [-½, ½], never 0, stands for the uniform U = t where t > 0 and for U = 1 + t where t < 0. Both ends
 * of (0, 1) then lie next to 0, where floating-point numbers are densest, so that neither tail of a distribution is
 * cut or coarse. The first word of a position, as a signed number × 2^-32, is the tail; where its magnitude is below
 * 2^-12 (one position in 2,048), 64 further bits follow it.
 */

/** Below this magnitude a first word is extended. */
const NEAR = 1 << 20;
const TWO_32 = 4294967296;
const TWO_M32 = 1 / TWO_32;
const TWO_M64 = TWO_M32 * TWO_M32;

/** Whether a first word is so near 0 that further bits must follow it. */
export function isNear(word: number): boolean {
  return word < NEAR && word > -NEAR;
}

/** The single-precision tail of a first word that is not near 0. */
export function tail32(word: number): number {
  return Math.fround(word) * TWO_M32;
}

/** The single-precision tail of a first word near 0, from 96 bits; its magnitude is at least 2^-97. */
export function nearTail32(word: number, further: bigint): number {
  const { high, low } = halves(further);
  const m = Math.fround((magnitude(word) * TWO_32 + high + (low + 0.5) * TWO_M32) * TWO_M64);
  return sign(word) * m;
}

/** The double-precision tail of two words, the first not near 0; the spacing is at most 2^-52 of the tail. */
export function tail64(word: number, second: number): number {
  const m = (magnitude(word) * TWO_32 + ((second >>> 0) + 0.5)) * TWO_M64;
  return sign(word) * m;
}

/**
 * The double-precision tail of a first word near 0, from 128 bits, rounded to a double: its magnitude is at least
 * 2^-129, and the spacing at most 2^-52 of the tail down to 2^-76.
 */
export function nearTail64(word: number, second: number, further: bigint): number {
  const { high, low } = halves(further);
  const last = ((second >>> 0) + 0.5) * TWO_M32;
  const m = (magnitude(word) * TWO_32 + high + (low + last) * TWO_M32) * TWO_M64;
  return sign(word) * m;
}

/** The n with |t| in [n, n + 1) 2^-32: the same for a word and its complement. */
function magnitude(word: number): number {
  return word ^ (word >> 31);
}

/** 1 or -1, without a branch that processors guess wrong half the time. */
function sign(word: number): number {
  return (word >> 31) | 1;
}

function halves(bits: bigint): { high: number; low: number } {
  return { high: Number(bits >> 32n), low: Number(bits & 0xffffffffn) };
}

/** Writes the double-precision tails of a block's positions from `slot` on. */
export function writeTails64(block: Block, slot: number, out: Float64Array): void {
  const { first, second } = block;
  for (let i = 0, at = slot; i < out.length; i++, at++) {
    const word = first[at];
    out[i] = isNear(word) ? nearTail64(word, second[at], block.further(at)) : tail64(word, second[at]);
  }
}

/** Writes the single-precision tails of a block's positions from `slot` on. */
export function writeTails32(block: Block, slot: number, out: Float32Array): void {
  const { first } = block;
  for (let i = 0, at = slot; i < out.length; i++, at++) {
    const word = first[at];
    out[i] = isNear(word) ? nearTail32(word, block.further(at)) : tail32(word);
  }
}
