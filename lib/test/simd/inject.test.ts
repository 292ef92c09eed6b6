import { expect, test } from "vitest";
import { GOLDEN, mix64 } from "../../src/random/mix64";
import { toExponential, toGumbel, toUniform } from "../../src/random/samplers";
import { isNear, nearTail32, nearTail64, tail32, tail64 } from "../../src/random/tail";
import { kernels } from "../../src/simd/instance";
import { FIRST, OUTPUT, SECOND, STATE } from "../../src/simd/memory";
import { viewsOf } from "../../src/simd/views";

/** Words at the edges: all zeros, all ones, the extremes, and both sides of where further bits begin. */
const WORDS = [
  0,
  -1,
  1,
  -2,
  2 ** 20 - 1,
  2 ** 20,
  -(2 ** 20),
  1 - 2 ** 20,
  2 ** 31 - 1,
  -(2 ** 31),
  2 ** 30,
  12345,
];
const SECONDS = [0, -1, 1, 2 ** 31 - 1, -(2 ** 31)];
const MOST = (1n << 64n) - 1n;
const FURTHER = [0n, 1n, MOST, 0xffffffffn, 1n << 32n, 1n << 63n];

/** The x with mix64(x) = value. */
function unmix(value: bigint): bigint {
  const unshift = (z: bigint, k: bigint) => {
    let x = z;
    for (let i = 0; i < 64; i += Number(k)) x = z ^ (x >> k);
    return x;
  };
  const inverse = (m: bigint) => {
    let x = 1n;
    for (let i = 0; i < 7; i++) x = (x * (2n - m * x)) & MOST;
    return x;
  };
  let z = unshift(value, 31n);
  z = (z * inverse(0x94d049bb133111ebn)) & MOST;
  z = unshift(z, 27n);
  z = (z * inverse(0xbf58476d1ce4e5b9n)) & MOST;
  return unshift(z, 30n);
}

/** Puts a block's state where the kernels read it: its first word is `word`, with the `further` bits. */
function inject(word: number, second: number, further: bigint): NonNullable<ReturnType<typeof kernels>> {
  const fast = kernels();
  if (fast === undefined) throw new Error("This engine has no WebAssembly SIMD, so nothing can be compared.");
  const { int32 } = viewsOf(fast);
  const key = BigInt.asUintN(64, unmix(further) - GOLDEN);
  expect(mix64(key + GOLDEN)).toBe(further);
  const state = STATE / 4;
  // With a = 0 xoshiro128++ gives d rotated left by 7.
  for (const [at, value] of [
    [state, word],
    [state + 20, second],
  ]) {
    int32.fill(0x5eed, at, at + 16);
    int32[at] = 0;
    int32[at + 12] = (value >>> 7) | (value << 25);
  }
  int32[state + 16] = Number(BigInt.asIntN(32, key));
  int32[state + 17] = Number(BigInt.asIntN(32, key >> 32n));
  return fast;
}

const KINDS = { uniform: toUniform, exponential: toExponential, gumbel: toGumbel };
/** The smallest and largest draws that the doc comments of Random state. */
const RANGE = {
  32: {
    uniform: [2 ** -97, 1 - 2 ** -24],
    exponential: [2 ** -97, 97 * Math.LN2],
    gumbel: [-Math.log(97 * Math.LN2), 97 * Math.LN2],
  },
  64: {
    uniform: [2 ** -129, 1 - 2 ** -53],
    exponential: [2 ** -129, 129 * Math.LN2],
    gumbel: [-Math.log(129 * Math.LN2), 129 * Math.LN2],
  },
};

for (const kind of ["uniform", "exponential", "gumbel"] as const) {
  for (const bits of [32, 64] as const) {
    test(`${kind} float${bits}: every bit pattern gives a finite draw, the scalar form's, within the stated range`, () => {
      let [least, largest] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
      for (const word of WORDS) {
        for (const second of SECONDS) {
          for (const further of FURTHER) {
            const fast = inject(word, second, further);
            const { float32, float64 } = viewsOf(fast);
            let draw: number;
            let expected: Float32Array | Float64Array;
            if (bits === 32) {
              fast.tails32(OUTPUT);
              fast[`${kind}32`](OUTPUT, 32);
              draw = float32[OUTPUT / 4];
              const scalar = Float32Array.of(isNear(word) ? nearTail32(word, further) : tail32(word));
              KINDS[kind].single(scalar);
              expected = scalar;
            } else {
              fast.words(STATE, FIRST);
              fast.words(STATE + 80, SECOND);
              fast.tails64(OUTPUT, 0, 8);
              fast[`${kind}64`](OUTPUT, 8);
              draw = float64[OUTPUT / 8];
              const scalar = Float64Array.of(
                isNear(word) ? nearTail64(word, second, further) : tail64(word, second),
              );
              KINDS[kind].double(scalar);
              expected = scalar;
            }
            expect(draw).toBe(expected[0]);
            expect(Number.isFinite(draw)).toBe(true);
            least = Math.min(least, draw);
            largest = Math.max(largest, draw);
          }
        }
      }
      const [low, high] = RANGE[bits][kind];
      expect(Math.abs(least / low - 1)).toBeLessThan(1e-6);
      expect(Math.abs(largest / high - 1)).toBeLessThan(1e-6);
    });
  }
}
