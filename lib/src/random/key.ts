import { shown } from "../numeric/check";
import { GOLDEN, mix64 } from "./mix64";

/** What a stream can be named by. */
export type Seed = number | bigint | string;

/** The words of a name, 64 bits at most each, and the kind that keeps 1, -1 and "1" apart. */
function wordsOf(name: string, seed: Seed): { words: bigint[]; kind: bigint } {
  if (typeof seed === "string") {
    return { words: Array.from({ length: seed.length }, (_, i) => BigInt(seed.charCodeAt(i))), kind: 2n };
  }
  if (typeof seed !== "number" && typeof seed !== "bigint") {
    throw new TypeError(
      `${name} must be a whole number, a bigint or a string, but is ${shown(seed)}; pass for example 1.`,
    );
  }
  if (typeof seed === "number" && !Number.isSafeInteger(seed)) {
    throw new RangeError(
      `${name} is ${seed}, but a number must be whole and from -(2^53 - 1) to 2^53 - 1; round it, or pass a bigint or a string.`,
    );
  }
  const value = BigInt(seed);
  const words: bigint[] = [];
  for (let left = value < 0n ? -value : value; left > 0n || words.length === 0; left >>= 64n) {
    words.push(left & 0xffffffffffffffffn);
  }
  return { words, kind: value < 0n ? 1n : 0n };
}

function hash(start: bigint, name: string, seed: Seed, firstKind: bigint): bigint {
  const { words, kind } = wordsOf(name, seed);
  const state = words.reduce((h, word) => mix64((h ^ word) + GOLDEN), start);
  return mix64(state ^ ((firstKind + kind + 1n) * 0xd1342543de82ef95n));
}

/**
 * The 64-bit key of a seed. A number and the bigint of the same value have the same key; a string's own.
 * @throws TypeError, RangeError where the seed is of another type or not a safe integer
 */
export function keyOfSeed(seed: Seed): bigint {
  return hash(0n, "seed", seed, 0n);
}

/** The key of the child that `label` names, under the stream with the key `parent`. */
export function keyOfChild(parent: bigint, label: Seed): bigint {
  return hash(parent, "label", label, 3n);
}
