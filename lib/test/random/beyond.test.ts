import { expect, test } from "vitest";
import { toGumbel } from "../../src/random/samplers";
import { nearTail32, nearTail64 } from "../../src/random/tail";
import { relativeError } from "../support";

/** A Gumbel draw whose word is 0 (U near 0) or -1 (U near 1), with 64 further bits of the generator. */
const draw = {
  float32(word: number, further: bigint): number {
    const x = Float32Array.of(nearTail32(word, further));
    toGumbel.single(x);
    return x[0];
  },
  float64(word: number, further: bigint): number {
    const x = Float64Array.of(nearTail64(word, 0, further));
    toGumbel.double(x);
    return x[0];
  },
};

/** The first of the 2^64 further bit patterns, in order, for which `holds` is no longer true; it is true up to there. */
function patterns(holds: (further: bigint) => boolean): bigint {
  let [low, high] = [0n, 1n << 64n];
  while (low < high) {
    const middle = (low + high) >> 1n;
    if (holds(middle)) low = middle + 1n;
    else high = middle;
  }
  return low;
}

/**
 * Beyond what can be counted: of the 2^96 bit patterns of a word and its further bits, as many lie past a limit as its
 * probability asks for. In float32 the draws themselves are rounded, near 40 to 2e-6 and so the probability.
 */
test.each([
  ["float32", 4e-6],
  ["float64", 1e-9],
] as const)(
  "draws above 25, 30, 40 and below -3.2, -3.6 exist in %s, with their probabilities",
  (dtype, tolerance) => {
    const share = (count: bigint) => Number(count) / 2 ** 96;
    for (const limit of [25, 30, 40]) {
      const count = patterns((further) => draw[dtype](-1, further) > limit);
      expect(relativeError(share(count), -Math.expm1(-Math.exp(-limit)))).toBeLessThan(tolerance);
    }
    for (const limit of [-3.2, -3.6]) {
      const count = patterns((further) => draw[dtype](0, further) < limit);
      expect(relativeError(share(count), Math.exp(-Math.exp(-limit)))).toBeLessThan(36 * tolerance);
    }
  },
);

test("the count rejects a tail that a float32 uniform would leave: nothing above 17, or with 1e-18 added inside the logarithm", () => {
  const single = (further: bigint) => -Math.log(-Math.log(Math.fround(1 - Number(further) / 2 ** 96)));
  const added = (further: bigint) => -Math.log(Number(further) / 2 ** 96 + 1e-18);
  expect(patterns((further) => single(further) > 40 && Number.isFinite(single(further)))).toBe(0n);
  const share = Number(patterns((further) => added(further) > 40)) / 2 ** 96;
  expect(relativeError(share, Math.exp(-40))).toBeGreaterThan(0.1);
});
