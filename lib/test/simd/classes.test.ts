import { expect, test } from "vitest";
import {
  Categorical,
  createRandom,
  ExpGumbelSoftmax,
  GumbelSoftmax,
  gumbelMax,
  gumbelSoftmaxVjp,
  sampleGumbelSoftmax,
  sampleGumbelSoftmaxVjp,
} from "../../src/index";
import { sameBits, scalarly } from "./support";

const K = 10;
const N = 3000;
const logits = createRandom("logits").normal(K);

function argmaxes(y: ArrayLike<number>): number[] {
  return Array.from({ length: y.length / K }, (_, row) => {
    const part = Array.from({ length: K }, (_, j) => y[row * K + j]);
    return part.indexOf(Math.max(...part));
  });
}

test("from one state: Gumbel-max, Categorical.sample, and the argmax of relaxed and hard rows agree", () => {
  const z = [...new Categorical({ logits }).sample(createRandom(1), N)];
  const relaxed = new GumbelSoftmax({ logits, tau: 0.5 });
  expect([...gumbelMax(logits, createRandom(1).gumbel(N * K))]).toEqual(z);
  expect(argmaxes(relaxed.sample(createRandom(1), N, { dtype: "float32" }))).toEqual(z);
  expect(argmaxes(relaxed.sample(createRandom(1), N))).toEqual(z);
  expect(argmaxes(relaxed.sample(createRandom(1), N, { dtype: "float32", hard: true }))).toEqual(z);
  const log = new ExpGumbelSoftmax({ logits, tau: 0.5 }).sample(createRandom(1), N, { dtype: "float32" });
  expect(argmaxes(log)).toEqual(z);
});

test("chunks of any length give the same rows, and both forms the same bits", () => {
  const relaxed = new GumbelSoftmax({
    logits: [
      [0, 1, 2, -1, 3],
      [3, Number.NEGATIVE_INFINITY, 0, 0, 1],
    ],
    tau: [0.5, 2],
  });
  const random = createRandom(2);
  const parts = [1, 3, 700, 20].flatMap((n) => [...relaxed.sample(random, n, { dtype: "float32" })]);
  const whole = relaxed.sample(createRandom(2), 724, { dtype: "float32" });
  expect(sameBits(Float32Array.from(parts), whole)).toBe(true);
  expect(
    sameBits(
      scalarly(() => relaxed.sample(createRandom(2), 724, { dtype: "float32" })),
      whole,
    ),
  ).toBe(true);
  expect(random.state().position).toBe(7240);
});

test("no temperature, however extreme, gives NaN", () => {
  for (const tau of [5e-324, 1e-40, 1e-3, 1e3, 1e40, 1e308]) {
    const y = new GumbelSoftmax({ logits: [0, 1, Number.NEGATIVE_INFINITY, 1e4], tau }).sample(
      createRandom(3),
      500,
      {
        dtype: "float32",
      },
    );
    expect(y.every((v) => v >= 0 && v <= 1)).toBe(true);
  }
});

test("sampleGumbelSoftmax draws what the class does, and its gradient is that of gumbelSoftmaxVjp", () => {
  const rows = Float32Array.from({ length: 500 * K }, (_, i) => logits[i % K] * (1 + (i % 3)));
  const y = sampleGumbelSoftmax(createRandom(4), rows, 0.5, { k: K });
  const dtype = "float32";
  const same = new GumbelSoftmax({ logits: rows, k: K, tau: 0.5 }).sample(createRandom(4), 1, { dtype });
  const v = createRandom(5).normal(rows.length, { dtype });
  const exact = gumbelSoftmaxVjp(rows, createRandom(4).gumbel(rows.length), 0.5, v, { k: K });
  const vjp = sampleGumbelSoftmaxVjp(y, v, 0.5, { k: K });
  for (let i = 0; i < y.length; i++) {
    expect(Math.abs(y[i] - same[i])).toBeLessThan(1e-6);
    expect(Math.abs(vjp[i] - exact.logits[i])).toBeLessThan(2e-5);
  }
});

test("unusable arguments are refused by name, and nothing is drawn", () => {
  const random = createRandom(0);
  const x = new Float32Array(6);
  const both = new Float32Array(8);
  const bad: [() => unknown, RegExp][] = [
    [() => sampleGumbelSoftmax(undefined as never, x, 1), /random is undefined/],
    [() => sampleGumbelSoftmax(random, [1, 2] as never, 1), /logits must be a Float32Array/],
    [() => sampleGumbelSoftmax(random, x, 0), /tau is 0/],
    [() => sampleGumbelSoftmax(random, x, 1, { k: 4 }), /logits has 6 values/],
    [() => sampleGumbelSoftmax(random, x, 1, { out: new Float32Array(5) }), /out has 5 values/],
    [() => sampleGumbelSoftmax(random, x, 1, { hard: new Float32Array(5) }), /hard has 5 values/],
    [() => sampleGumbelSoftmax(random, x, 1, { hard: [] as never }), /hard must be a Float32Array/],
    [
      () => sampleGumbelSoftmax(random, x, 1, { out: both.subarray(0, 6), hard: both.subarray(2) }),
      /hard and out share memory/,
    ],
    [() => sampleGumbelSoftmax(random, Float32Array.of(1, Number.NaN), 1), /logits\[1\] is NaN/],
    [
      () => sampleGumbelSoftmax(random, Float32Array.of(1, Number.POSITIVE_INFINITY), 1),
      /largest value is not/,
    ],
    [() => sampleGumbelSoftmaxVjp(x, new Float32Array(5), 1), /v has 5 values/],
  ];
  for (const [f, message] of bad) expect(f).toThrow(message);
  expect(random.state().position).toBe(0);
});
