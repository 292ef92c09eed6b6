import fc from "fast-check";
import { expect, test } from "vitest";
import { isNear, nearTail32, nearTail64, tail32, tail64 } from "../../src/random/tail";

const MOST = (1n << 64n) - 1n;
const tail = {
  single: (word: number, further: bigint) => (isNear(word) ? nearTail32(word, further) : tail32(word)),
  double: (word: number, second: number, further: bigint) =>
    isNear(word) ? nearTail64(word, second, further) : tail64(word, second),
};
const edge = fc.constantFrom(
  0,
  -1,
  1,
  -2,
  2 ** 20 - 1,
  2 ** 20,
  -(2 ** 20),
  -(2 ** 20) + 1,
  2 ** 31 - 1,
  -(2 ** 31),
);
const nearby = fc.integer({ min: -(2 ** 20), max: 2 ** 20 });
const word = fc.oneof(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), nearby, edge);
const bits = fc.oneof(fc.bigInt(0n, MOST), fc.constantFrom(0n, 1n, MOST, 0xffffffffn, 1n << 32n));

test("for every bit pattern the tail lies in its word's cell, with its sign, and is not 0", () => {
  fc.assert(
    fc.property(word, fc.integer(), bits, (w, second, further) => {
      const n = w < 0 ? -1 - w : w;
      for (const t of [tail.double(w, second, further), tail.single(w, further)]) {
        expect(Math.sign(t)).toBe(w < 0 ? -1 : 1);
        const m = Math.abs(t) * 2 ** 32;
        const slack = Math.max(n, 1) * 2 ** -24;
        expect(m).toBeGreaterThanOrEqual(n - slack);
        expect(m).toBeLessThanOrEqual(n + 1 + slack);
        expect(m).toBeGreaterThan(0);
        expect(Math.abs(t)).toBeLessThanOrEqual(0.5);
      }
    }),
    { seed: 3, numRuns: 20_000 },
  );
});

test("both precisions name the same uniform, to a relative 2^-20", () => {
  fc.assert(
    fc.property(word, fc.integer(), bits, (w, second, further) => {
      const double = tail.double(w, second, further);
      const gap = Math.abs(tail.single(w, further) - double);
      expect(gap).toBeLessThanOrEqual(2 ** -19.9 * Math.abs(double) + 2 ** -96);
    }),
    { seed: 4, numRuns: 20_000 },
  );
});

test("within a cell near 0 the tail is linear in the further bits: no part of the cell is cut or favoured", () => {
  for (const w of [0, -1, 5, -6, 1000, -1001]) {
    const n = w < 0 ? -1 - w : w;
    for (const share of [0, 0.1, 0.25, 0.5, 0.9]) {
      const further = BigInt(Math.floor(share * 2 ** 53)) << 11n;
      expect(Math.abs(tail.double(w, 0, further)) * 2 ** 32 - n).toBeCloseTo(share, 9);
      expect(Math.abs(tail.single(w, further)) * 2 ** 32 - n).toBeCloseTo(share, n < 10 ? 6 : 3);
    }
  }
});

test("the smallest tails are 2^-97 and 2^-129", () => {
  expect(tail.single(0, 0n)).toBe(2 ** -97);
  expect(tail.single(-1, 0n)).toBe(-(2 ** -97));
  expect(tail.double(0, 0, 0n)).toBe(2 ** -129);
  expect(tail.double(-1, 0, 0n)).toBe(-(2 ** -129));
});

test("a word and its complement, both near 0 or neither, have opposite tails in double precision", () => {
  fc.assert(
    fc.property(word, fc.integer(), bits, (w, second, further) => {
      fc.pre(isNear(w) === isNear(~w));
      expect(tail.double(~w, second, further)).toBe(-tail.double(w, second, further));
    }),
    { seed: 5 },
  );
});
