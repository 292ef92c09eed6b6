import fc from "fast-check";
import { expect, test } from "vitest";
import { truncated } from "../../src/distributions/truncatedGumbel";
import {
  argmax,
  Categorical,
  conditionalGumbels,
  createRandom,
  Gumbel,
  gumbelSoftmax,
  kolmogorovSmirnov,
  Random,
  truncatedGumbel,
} from "../../src/index";

const { NEGATIVE_INFINITY, POSITIVE_INFINITY } = Number;

test("truncation inverts the distribution function: F(x) = F(upper) exp(-e), wherever upper is", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -3, max: 3, noNaN: true }),
      fc.double({ min: -5, max: 30, noNaN: true }),
      fc.double({ min: 1e-6, max: 40, noNaN: true }),
      (loc, above, e) => {
        const x = truncated(loc, loc + above, e);
        expect(x).toBeLessThanOrEqual(loc + above);
        // log F(x) = -exp(loc - x)
        const expected = Math.exp(-above) + e;
        expect(Math.abs(Math.exp(loc - x) / expected - 1)).toBeLessThan(1e-12);
      },
    ),
    { seed: 40, numRuns: 2000 },
  );
});

test("truncation far from the location neither overflows nor cancels", () => {
  expect(truncated(0, -1e4, 1)).toBe(-1e4);
  expect(truncated(0, -20, 1)).toBeCloseTo(-20 - Math.exp(-20), 14);
  expect(truncated(-1e4, 3, 2)).toBeCloseTo(-1e4 - Math.LN2, 9);
  expect(truncated(0, POSITIVE_INFINITY, 2)).toBeCloseTo(-Math.LN2, 15);
});

/** KS of size 1e-4 for each of 4 decisions, family-wise 4e-4; 20,000 draws catch a distance of 0.030 with power 0.999. */
test.each([-2, 0, 1.5, 9])(
  "truncated draws have their law (KS), upper = %d; untruncated ones do not",
  (upper) => {
    const g = new Gumbel({ loc: 1 });
    const cdf = (x: number) => Math.min(1, Math.exp(g.scale * (Math.exp(1 - upper) - Math.exp(1 - x))));
    const draws = truncatedGumbel(createRandom(`cut ${upper}`), 1, upper, 20_000);
    expect(kolmogorovSmirnov(draws, cdf).pValue).toBeGreaterThan(1e-4);
    if (upper < 3) {
      const whole = g.sample(createRandom("whole"), 20_000);
      expect(kolmogorovSmirnov(whole, cdf).pValue).toBeLessThan(1e-4);
    }
  },
);

test("without a bound the truncated draws are the stream's Gumbels; float32 and out are heeded", () => {
  const g = createRandom(1).gumbel(100);
  truncatedGumbel(createRandom(1), 0, POSITIVE_INFINITY, 100).forEach((x, i) => {
    expect(x).toBeCloseTo(g[i], 13);
  });
  expect(truncatedGumbel(createRandom(1), 0, 1, 5, { dtype: "float32" })).toBeInstanceOf(Float32Array);
  const out = new Float64Array(5);
  expect(truncatedGumbel(createRandom(1), 0, 1, 5, { out })).toBe(out);
});

test("the argmax is always the given one, at 1e4, for k = 1, for many categories and -Infinity", () => {
  const rows = fc.array(
    fc.oneof(fc.double({ min: -1e4, max: 1e4, noNaN: true }), fc.constant(0), fc.constant(NEGATIVE_INFINITY)),
    {
      minLength: 1,
      maxLength: 8,
    },
  );
  fc.assert(
    fc.property(rows, fc.nat(), (logits, pick) => {
      const possible = logits.flatMap((l, i) => (l > NEGATIVE_INFINITY ? [i] : []));
      fc.pre(possible.length > 0);
      const z = possible[pick % possible.length];
      const u = conditionalGumbels(createRandom(pick), logits, [z, z]);
      expect([...argmax(u, { k: logits.length })]).toEqual([z, z]);
      u.forEach((v, i) => {
        expect(v === NEGATIVE_INFINITY).toBe(logits[i % logits.length] === NEGATIVE_INFINITY);
        if (i % logits.length !== z) expect(v).toBeLessThan(u[z + (i < logits.length ? 0 : logits.length)]);
      });
    }),
    { seed: 41, numRuns: 500 },
  );
});

test("positions are row-major: row i, category j takes i k + j, and the maximum is the stream's Gumbel there", () => {
  const logits = [0, 1, 2, 0.5, 0.5, 0];
  const z = [2, 0, 1, 2];
  const u = conditionalGumbels(createRandom(8), logits, z, { k: 3 });
  const g = createRandom(8).gumbel(12);
  z.forEach((j, row) => {
    expect(u[3 * row + j]).toBe(g[3 * row + j]);
  });
  const random = Random.fromState({ ...createRandom(8).state(), position: 6 });
  expect(conditionalGumbels(random, logits, z.slice(2), { k: 3 })).toEqual(u.subarray(6));
  expect(random.state().position).toBe(12);
});

/**
 * KS of size 1e-4 for each of 5 decisions, family-wise 5e-4; 30,000 rows catch a distance of 0.024 with power 0.999. With z from the
 * categorical distribution, the rows must have the law of log π + unconditional noise: each coordinate Gumbel.
 */
test("maximum, each coordinate, and each coordinate given z have their laws; the untruncated others do not", () => {
  const probs = [0.5, 0.3, 0.2];
  const n = 30_000;
  const c = new Categorical({ probs });
  const z = c.sample(createRandom("z"), n);
  const u = conditionalGumbels(createRandom("u"), c.logits, z);
  const column = (x: Float64Array, j: number) => x.filter((_, i) => i % 3 === j);
  for (let j = 0; j < 3; j++) {
    const g = new Gumbel({ loc: Math.log(probs[j]) });
    expect(kolmogorovSmirnov(column(u, j), (x) => g.cdf(x)).pValue).toBeGreaterThan(1e-4);
  }
  const fixed = conditionalGumbels(createRandom("fixed"), c.logits, new Int32Array(n).fill(2));
  expect(kolmogorovSmirnov(column(fixed, 2), (x) => new Gumbel().cdf(x)).pValue).toBeGreaterThan(1e-4);
  // Given z = 2, P(u_0 <= x) = F(x) + the part of the maximum's law above x: F_0(x) integrated against f(m) / F_0(m).
  const given = (x: number) => {
    const e = Math.exp(-x);
    return Math.exp(-e) + (Math.exp(-0.5 * e) * (1 - Math.exp(-0.5 * e))) / 0.5;
  };
  expect(kolmogorovSmirnov(column(fixed, 0), given).pValue).toBeGreaterThan(1e-4);
  const free = new Gumbel({ loc: Math.log(0.5) }).sample(createRandom("free"), n);
  expect(kolmogorovSmirnov(free, given).pValue).toBeLessThan(1e-4);
  const y = gumbelSoftmax([0, 0, 0], u, 0.5);
  expect(argmax(y, { k: 3 })).toEqual(z);
});

test("bad input is refused by name, and nothing is drawn", () => {
  const random = createRandom(0);
  const bad: [() => unknown, RegExp][] = [
    [() => conditionalGumbels(undefined as never, [0, 1], [0]), /random is undefined/],
    [() => conditionalGumbels(random, [0, 1], [2]), /z\[0\] is 2, but must be a whole number from 0 to 1/],
    [() => conditionalGumbels(random, [0, NEGATIVE_INFINITY], [1]), /z\[0\] is 1, whose logit is -Infinity/],
    [
      () => conditionalGumbels(random, [0, 1, 2, 3], [1], { k: 2 }),
      /z has 1 values, but needs a multiple of the 2 rows/,
    ],
    [() => conditionalGumbels(random, [], [0]), /logits has 0 values/],
    [() => truncatedGumbel(undefined as never, 0, 1, 1), /random is undefined/],
    [() => truncatedGumbel(random, POSITIVE_INFINITY, 1, 1), /loc is Infinity/],
    [() => truncatedGumbel(random, 0, NEGATIVE_INFINITY, 1), /upper is -Infinity/],
    [() => truncatedGumbel(random, 0, Number.NaN, 1), /upper is NaN/],
    [() => truncatedGumbel(random, 0, 1, -1), /n is -1/],
  ];
  for (const [f, message] of bad) expect(f).toThrow(message);
  expect(random.state().position).toBe(0);
});
