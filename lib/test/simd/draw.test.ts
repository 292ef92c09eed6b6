import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom, Random } from "../../src/index";
import { kernels, useScalar } from "../../src/simd/instance";
import { sameBits, scalarly } from "./support";

const KINDS = ["tail", "uniform", "exponential", "gumbel"] as const;
const DTYPES = ["float64", "float32"] as const;
const from = (position: number) => Random.fromState({ ...createRandom("simd").state(), position });

test("this engine has the kernels, they are made once, and useScalar hides them", () => {
  const made = kernels();
  expect(made).toBeDefined();
  expect(kernels()).toBe(made);
  useScalar(true);
  expect(kernels()).toBeUndefined();
  useScalar(false);
  expect(kernels()).toBe(made);
});

test("kernels and scalar form give the same bits, from any position, in any number", () => {
  const position = fc.oneof(fc.integer({ min: 0, max: 9000 }), fc.constantFrom(2 ** 44 + 4095, 2 ** 52 - 1));
  const n = fc.integer({ min: 512, max: 9500 });
  fc.assert(
    fc.property(
      position,
      n,
      fc.constantFrom(...KINDS),
      fc.constantFrom(...DTYPES),
      (at, count, kind, dtype) => {
        const fast = from(at)[kind](count, { dtype });
        const slow = scalarly(() => from(at)[kind](count, { dtype }));
        expect(sameBits(fast, slow)).toBe(true);
      },
    ),
    { seed: 21, numRuns: 120 },
  );
});

test("a million draws of each kind are the same bits, so rare positions are too", () => {
  for (const kind of KINDS) {
    for (const dtype of DTYPES) {
      const fast = createRandom("many")[kind](1_000_003, { dtype });
      const slow = scalarly(() => createRandom("many")[kind](1_000_003, { dtype }));
      expect(sameBits(fast, slow)).toBe(true);
    }
  }
});

test("whole numbers are the same, whatever their limit", () => {
  for (const below of [1, 2, 3, 1000, 2 ** 31 - 1, 2 ** 31]) {
    const fast = from(77).integers(9000, below);
    expect(scalarly(() => from(77).integers(9000, below))).toEqual(fast);
  }
});

test("skip moves on as draws do, and gives the state before", () => {
  const random = createRandom(1);
  const whole = createRandom(1).gumbel(6000);
  expect(random.skip(5000)).toEqual({ ...createRandom(1).state(), position: 0 });
  expect([...random.gumbel(1000)]).toEqual([...whole.subarray(5000)]);
  expect(() => random.skip(-1)).toThrow(/n is -1/);
  expect(() => random.skip(2 ** 53 - 1)).toThrow(/the position after the draw/);
  expect(random.state().position).toBe(6000);
});
