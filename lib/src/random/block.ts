import { GOLDEN, mix64, splitMix64 } from "./mix64";
import { xoshiro128 } from "./xoshiro";

/** Positions in a block. */
export const BLOCK = 4096;

/** Eight values of SplitMix64 as the state of four lanes. */
function lanes(next: () => bigint): Int32Array {
  const state = new Int32Array(16);
  for (let i = 0; i < 16; i += 2) {
    const value = next();
    state[i] = Number(BigInt.asIntN(32, value));
    state[i + 1] = Number(BigInt.asIntN(32, value >> 32n));
  }
  return state;
}

/**
 * The random words of one block of a stream: for each of its 4,096 positions a first word, a second word, and 64
 * further bits for the rare positions that need them.
 *
 * A block depends on nothing but the key and its number: blocks can be computed in any order, by any worker. It is
 * seeded by SplitMix64: eight values for the first words' generators, one for the further bits, eight for the
 * second words' generators.
 */
export class Block {
  /** The first word of each position, signed. */
  readonly first = new Int32Array(BLOCK);
  readonly #further: bigint;
  readonly #secondSeed: Int32Array;
  #second: Int32Array | undefined;

  constructor(
    readonly key: bigint,
    readonly number: number,
  ) {
    const next = splitMix64(mix64(key + (BigInt(number) + 1n) * 0xda942042e4dd58b5n));
    xoshiro128(lanes(next), this.first);
    this.#further = next();
    this.#secondSeed = lanes(next);
  }

  /** The second word of each position, signed; made when first asked for, since float32 draws need none. */
  get second(): Int32Array {
    if (this.#second === undefined) {
      this.#second = new Int32Array(BLOCK);
      xoshiro128(this.#secondSeed, this.#second);
    }
    return this.#second;
  }

  /** 64 further bits of a position, by SplitMix64's mixing of a counter. */
  further(slot: number): bigint {
    return mix64(this.#further + BigInt(slot + 1) * GOLDEN);
  }
}
