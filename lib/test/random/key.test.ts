import fc from "fast-check";
import { expect, test } from "vitest";
import { keyOfChild, keyOfSeed } from "../../src/random/key";

test("a number and the bigint of its value are one seed", () => {
  fc.assert(
    fc.property(fc.maxSafeInteger(), (n) => {
      expect(keyOfSeed(n)).toBe(keyOfSeed(BigInt(n)));
    }),
  );
  expect(keyOfSeed(-0)).toBe(keyOfSeed(0));
});

test("different seeds and labels have different keys, whatever their kind", () => {
  const wide = [1n << 64n, -(1n << 64n), (1n << 64n) - 1n, (1n << 128n) + 1n];
  const seeds = [
    0,
    1,
    -1,
    2,
    Number.MAX_SAFE_INTEGER,
    -Number.MAX_SAFE_INTEGER,
    ...wide,
    "",
    "0",
    "1",
    "-1",
    "\u0001",
    "ab",
    "ba",
  ];
  const keys = [
    ...seeds.map(keyOfSeed),
    ...seeds.map((s) => keyOfChild(keyOfSeed(0), s)),
    ...seeds.map((s) => keyOfChild(0n, s)),
  ];
  expect(new Set(keys).size).toBe(keys.length);
  for (const key of keys) expect(key >= 0n && key < 1n << 64n).toBe(true);
});

test("anything else is refused, with the value, the range and the remedy", () => {
  expect(() => keyOfSeed(1.5)).toThrow(
    new RangeError(
      "seed is 1.5, but a number must be whole and from -(2^53 - 1) to 2^53 - 1; round it, or pass a bigint or a string.",
    ),
  );
  for (const seed of [2 ** 53, Number.NaN, Number.POSITIVE_INFINITY])
    expect(() => keyOfSeed(seed)).toThrow(RangeError);
  for (const seed of [undefined, null, {}, [1], true, Symbol("s"), () => 1]) {
    expect(() => keyOfSeed(seed as never)).toThrow(
      /^seed must be a whole number, a bigint or a string, but is/,
    );
    expect(() => keyOfSeed(seed as never)).toThrow(TypeError);
  }
  expect(() => keyOfChild(1n, 0.5)).toThrow(/label is 0.5/);
});
