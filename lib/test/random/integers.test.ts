import fc from "fast-check";
import { expect, test } from "vitest";
import { scaleWord } from "../../src/random/integers";

test("scaleWord is below * W / 2^64, rounded down, exactly", () => {
  const below = fc.oneof(fc.integer({ min: 1, max: 2 ** 31 - 1 }), fc.constantFrom(1, 2, 2 ** 31));
  fc.assert(
    fc.property(fc.integer(), fc.integer(), below, (first, second, n) => {
      const word = (BigInt(first >>> 0) << 32n) | BigInt(second >>> 0);
      expect(scaleWord(first, second, n)).toBe(Number((word * BigInt(n)) >> 64n));
    }),
    {
      seed: 6,
      numRuns: 5000,
      examples: [
        [-1, -1, 2 ** 31],
        [0, 0, 1],
        [-1, -1, 3],
      ],
    },
  );
});
