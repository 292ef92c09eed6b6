import type { Exports } from "./instance";
import { FIRST, OUTPUT, SECOND, STATE } from "./memory";
import { viewsOf } from "./views";

/** Positions in a block of the stream. */
const BLOCK = 4096;
/** Where the second words' generators are in STATE. */
const SECOND_STATE = STATE + 80;

/** The kinds of draws that have a kernel. */
export type Kind = "tail" | "uniform" | "exponential" | "gumbel";

/**
 * Writes the draws of a stream from `position` on into `out`, block by block through the kernels' memory.
 * @param key the stream's key, 64 bits
 */
export function draw(
  kernels: Exports,
  kind: Kind,
  key: bigint,
  position: number,
  out: Float32Array | Float64Array,
): void {
  const transform = kernels[`${kind}${out instanceof Float32Array ? 32 : 64}`];
  if (out instanceof Float32Array) {
    const { float32 } = viewsOf(kernels);
    eachBlock(kernels, key, position, out.length, (slot, count, done) => {
      kernels.tails32(OUTPUT);
      const from = slot & ~31;
      transform(OUTPUT + 4 * from, (slot + count - from + 31) & ~31);
      const at = OUTPUT / 4 + slot;
      out.set(float32.subarray(at, at + count), done);
    });
  } else {
    const { float64 } = viewsOf(kernels);
    eachBlock(kernels, key, position, out.length, (slot, count, done) => {
      kernels.words(STATE, FIRST);
      kernels.words(SECOND_STATE, SECOND);
      const from = slot & ~7;
      const whole = (slot + count - from + 7) & ~7;
      kernels.tails64(OUTPUT, from, from + whole);
      transform(OUTPUT, whole);
      const at = OUTPUT / 8 + slot - from;
      out.set(float64.subarray(at, at + count), done);
    });
  }
}

/** As `draw`, for whole numbers below `below`. */
export function drawIntegers(
  kernels: Exports,
  key: bigint,
  position: number,
  below: number,
  out: Int32Array,
): void {
  const { int32 } = viewsOf(kernels);
  eachBlock(kernels, key, position, out.length, (slot, count, done) => {
    kernels.words(STATE, FIRST);
    kernels.words(SECOND_STATE, SECOND);
    kernels.integers(OUTPUT, slot, count, below);
    out.set(int32.subarray(OUTPUT / 4, OUTPUT / 4 + count), done);
  });
}

/** Seeds each block that n positions from `position` on touch, and calls `fill` for its part of them. */
function eachBlock(
  kernels: Exports,
  key: bigint,
  position: number,
  n: number,
  fill: (slot: number, count: number, done: number) => void,
): void {
  const low = Number(BigInt.asIntN(32, key));
  const high = Number(BigInt.asIntN(32, key >> 32n));
  for (let done = 0; done < n; ) {
    const block = Math.floor((position + done) / BLOCK);
    const slot = position + done - block * BLOCK;
    const count = Math.min(BLOCK - slot, n - done);
    kernels.seed(low, high, block);
    fill(slot, count, done);
    done += count;
  }
}
