import fc from "fast-check";
import { chiSquareCritical, poissonLimits } from "gumbel-softmax/goodness";
import { expect, test } from "vitest";
import { aliasTable } from "../../src/distributions/alias";
import {
  Categorical,
  type CategoricalMethod,
  chiSquareStatistic,
  createRandom,
  gumbelMax,
  Random,
} from "../../src/index";
import torch from "../oracles/relaxed-torch.json";
import { relativeError } from "../support";

const { NEGATIVE_INFINITY, POSITIVE_INFINITY } = Number;
const METHODS: CategoricalMethod[] = ["gumbel-max", "exponential-race", "inverse-cdf", "alias"];

function countOf(z: Int32Array, k: number): Int32Array {
  const counts = new Int32Array(k);
  for (const i of z) counts[i]++;
  return counts;
}

/**
 * The goodness of fit of 200,000 draws from six categories, by chi-square with 5 degrees: size 1e-5 each (critical value
 * 30.86), 4 decisions, family-wise rate 4e-5. With power 0.999 it catches the noncentrality 69.8: 0.0059 of probability
 * moved from one category of 0.2 to another.
 */
const CRITICAL = chiSquareCritical(5, 1e-5);
const N = 200_000;
const PROBS = [0.3, 0.2, 0.2, 0.15, 0.1, 0.05];

test.each(METHODS)("%s draws the given probabilities (chi-square, size 1e-5)", (method) => {
  const z = new Categorical({ probs: PROBS }).sample(createRandom(`law ${method}`), N, { method });
  expect(chiSquareStatistic(countOf(z, 6), PROBS).statistic).toBeLessThan(CRITICAL);
});

test("the test rejects probabilities passed as logits, a table of aliases off by one, and a shift of 0.006", () => {
  const statistic = (z: Int32Array) => chiSquareStatistic(countOf(z, 6), PROBS).statistic;
  const asLogits = new Categorical({ logits: PROBS });
  expect(statistic(asLogits.sample(createRandom("planted 1"), N))).toBeGreaterThan(CRITICAL);
  const shifted = new Categorical({ probs: [0.3, 0.206, 0.194, 0.15, 0.1, 0.05] });
  expect(statistic(shifted.sample(createRandom("planted 2"), N))).toBeGreaterThan(CRITICAL);
  const { threshold, other } = aliasTable(Float64Array.from(PROBS));
  const wrong = createRandom("planted 3")
    .uniform(N)
    .map((u) => {
      const column = Math.floor(6 * u);
      return 6 * u - column < threshold[column] ? column : other[(column + 1) % 6];
    });
  expect(statistic(Int32Array.from(wrong))).toBeGreaterThan(CRITICAL);
});

test("an alias table holds the probabilities exactly, up to rounding, and never a category of probability 0", () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }),
      (x) => {
        fc.pre(x.some((v) => v > 1e-9));
        const weights = x.map((v, i) => (i % 3 === 1 && x.length > 1 ? 0 : v));
        const total = weights.reduce((a, b) => a + b);
        fc.pre(total > 1e-9);
        const probs = Float64Array.from(weights, (v) => v / total);
        const { threshold, other } = aliasTable(probs);
        const held = new Float64Array(probs.length);
        threshold.forEach((t, i) => {
          const own = Math.min(1, t);
          held[i] += own / probs.length;
          if (own < 1) {
            held[other[i]] += (1 - own) / probs.length;
            expect(probs[other[i]]).toBeGreaterThan(0);
          }
          if (probs[i] === 0) expect(t).toBe(0);
        });
        probs.forEach((p, i) => {
          expect(Math.abs(held[i] - p)).toBeLessThan(1e-14);
        });
      },
    ),
    { seed: 20, numRuns: 500 },
  );
});

test("from one state, gumbel-max, the race, gumbelMax on the same noise and top-k's first agree", () => {
  const logits = [0.5, -1, 2, 0, NEGATIVE_INFINITY, 1];
  const c = new Categorical({ logits, k: 3 });
  const z = c.sample(createRandom(3), 5000);
  expect(c.sample(createRandom(3), 5000, { method: "exponential-race" })).toEqual(z);
  expect(gumbelMax(logits, createRandom(3).gumbel(30_000), { k: 3 })).toEqual(z);
  const top = c.topK(createRandom(3), 2, { n: 5000 });
  expect(top.filter((_, i) => i % 2 === 0)).toEqual(z);
});

test("each method takes its stated number of positions, and any chunking gives the same draws", () => {
  const c = new Categorical({ logits: new Float64Array(20), k: 10 });
  for (const method of METHODS) {
    const whole = createRandom(4);
    const z = c.sample(whole, 700, { method });
    expect(whole.state().position).toBe(method === "alias" || method === "inverse-cdf" ? 1400 : 14_000);
    const parts = createRandom(4);
    expect([...c.sample(parts, 1, { method }), ...c.sample(parts, 699, { method })]).toEqual([...z]);
    const middle = Random.fromState({ ...createRandom(4).state(), position: whole.state().position / 2 });
    expect(c.sample(middle, 350, { method })).toEqual(z.subarray(700));
  }
});

test("inverse-cdf is the quantile of the uniform", () => {
  const c = new Categorical({ probs: PROBS });
  const u = createRandom(5).uniform(2000);
  expect([...c.sample(createRandom(5), 2000, { method: "inverse-cdf" })]).toEqual(
    [...u].map((p) => c.quantile(p)),
  );
});

test("logits of -Infinity are never drawn, by any method, nor by top-k", () => {
  const c = new Categorical({ logits: [NEGATIVE_INFINITY, 0, NEGATIVE_INFINITY, 1, NEGATIVE_INFINITY] });
  for (const method of METHODS) {
    const counts = countOf(c.sample(createRandom(6), 20_000, { method }), 5);
    expect([counts[0], counts[2], counts[4]]).toEqual([0, 0, 0]);
  }
  expect([...c.topK(createRandom(6), 2)].sort()).toEqual([1, 3]);
  expect(() => c.topK(createRandom(6), 3)).toThrow(/m is 3, but only 2 categories can be drawn/);
});

/**
 * 262,144 rare categories at a gap of 20.5: 100,000 draws hold 32.8 of them on average. Exact Poisson limits of size
 * 7e-5 for each of 2 decisions, family-wise 1.4e-4; with power 0.999 they catch rates below 0.14 or above 2.6 times the
 * right one, and so the 0 that noise from a float32 uniform gives. All Gumbels of this case, 2.6e10 in float32, are
 * drawn by scripts/draws.
 */
const RARE = poissonLimits((100_000 * 262_144) / (262_144 + Math.exp(20.5)), 7e-5);
test.each(["inverse-cdf", "alias"] as const)(
  "%s draws the far tail at its rate: 32.8 of 100,000",
  (method) => {
    const logits = new Float64Array(262_145).fill(-20.5);
    logits[0] = 0;
    const z = new Categorical({ logits }).sample(createRandom(`tail ${method}`), 100_000, { method });
    const rare = z.filter((i) => i > 0).length;
    expect(rare).toBeGreaterThanOrEqual(RARE[0]);
    expect(rare).toBeLessThanOrEqual(RARE[1]);
    expect(RARE[0]).toBeGreaterThan(0);
  },
);

/**
 * A smaller case that Gumbel noise itself must carry: 32 categories at a gap of 13 in 250,000 draws, of which 18.08 are
 * expected; exact Poisson limits, size 5e-5. Rates of 3.4 times the right one and more are caught with power
 * 0.999, and noise cut at 11, which leaves less than 1.
 */
test("Gumbel-max draws rare categories at their rate, and noise cut at 11 does not", () => {
  const logits = new Float64Array(33).fill(-13);
  logits[0] = 0;
  const rareOf = (z: Int32Array) => z.filter((i) => i > 0).length;
  const rare = rareOf(new Categorical({ logits }).sample(createRandom("rare"), 250_000));
  const [low, high] = poissonLimits((250_000 * 32) / (32 + Math.exp(13)), 5e-5);
  expect(rare).toBeGreaterThanOrEqual(low);
  expect(rare).toBeLessThanOrEqual(high);
  const cut = createRandom("rare cut")
    .gumbel(33 * 250_000)
    .map((g) => Math.min(g, 11));
  expect(rareOf(gumbelMax(logits, cut))).toBeLessThan(low);
});

const PAIRS = chiSquareCritical(11, 1e-5);

/** Chi-square with 11 degrees, size 1e-5; a noncentrality of 81.3, 0.008 of probability in the rarest cells, is caught. */
test("top-k's ordered pairs have their Plackett-Luce probabilities, and the reverse order is rejected", () => {
  const p = [0.5, 0.25, 0.15, 0.1];
  const n = 100_000;
  const pairs = new Categorical({ probs: p }).topK(createRandom("pairs"), 2, { n });
  const cells = p.flatMap((_, i) => p.map((_, j) => [i, j])).filter(([i, j]) => i !== j);
  const exact = cells.map(([i, j]) => (p[i] * p[j]) / (1 - p[i]));
  const countPairs = (first: number) =>
    cells.map(([i, j]) => {
      let count = 0;
      for (let d = 0; d < 2 * n; d += 2) if (pairs[d + first] === i && pairs[d + 1 - first] === j) count++;
      return count;
    });
  expect(exact.reduce((a, b) => a + b)).toBeCloseTo(1, 14);
  expect(chiSquareStatistic(countPairs(0), exact).statistic).toBeLessThan(PAIRS);
  expect(chiSquareStatistic(countPairs(1), exact).statistic).toBeGreaterThan(PAIRS);
});

test("top-k of all categories is a permutation, sorted by perturbed logits", () => {
  const c = new Categorical({ logits: [0.1, 2, -1, 0.4, 1] });
  const g = createRandom(7).gumbel(5);
  const order = [...c.topK(createRandom(7), 5)];
  const value = (i: number) => c.logits[i] + g[i];
  expect(order).toEqual([0, 1, 2, 3, 4].sort((a, b) => value(b) - value(a)));
});

test("probabilities, entropy and divergence are PyTorch's", () => {
  for (const { a, b, logits, probs, entropy, klDivergence } of torch.categorical) {
    const c = new Categorical({ logits: a });
    logits.forEach((l, i) => {
      expect(c.logPmf(i)).toBeCloseTo(l, 12);
      expect(relativeError(c.pmf(i), probs[i])).toBeLessThan(1e-13);
    });
    expect(c.entropy()).toBeCloseTo(entropy, 12);
    expect(relativeError(c.klDivergence(new Categorical({ logits: b })), klDivergence)).toBeLessThan(1e-12);
  }
});

test("cdf, quantile, mean, variance and mode are those of the index", () => {
  const c = new Categorical({ probs: [0, 0.25, 0.5, 0.25] });
  expect([-1, 0, 1, 1.5, 2, 3, POSITIVE_INFINITY].map((x) => c.cdf(x))).toEqual([
    0, 0, 0.25, 0.25, 0.75, 1, 1,
  ]);
  expect([0, 0.25, 0.26, 0.75, 0.76, 1].map((p) => c.quantile(p))).toEqual([1, 1, 2, 2, 3, 3]);
  expect([c.mean(), c.variance(), c.mode()]).toEqual([2, 0.5, 2]);
  expect(new Categorical({ probs: [1] }).entropy()).toBe(0);
  expect(new Categorical({ probs: [0.5, 0.5] }).klDivergence(new Categorical({ probs: [1, 0] }))).toBe(
    POSITIVE_INFINITY,
  );
  expect(new Categorical({ probs: [1, 0] }).klDivergence(new Categorical({ probs: [0.5, 0.5] }))).toBeCloseTo(
    Math.LN2,
    15,
  );
});

test("flat rows with k, nested rows and typed arrays are the same batch", () => {
  const flat = new Categorical({ logits: [0, 1, 2, 3, 5, 4], k: 3 });
  const nested = new Categorical({ logits: [[0, 1, 2], Float32Array.of(3, 5, 4)] });
  expect(nested.probs).toEqual(flat.probs);
  expect([flat.b, flat.k]).toEqual([2, 3]);
  expect(flat.sample(createRandom(1), 4).length).toBe(8);
  expect(flat.logPmf([0, 2, 1, 1])).toEqual(
    Float64Array.of(flat.logits[0], flat.logits[5], flat.logits[1], flat.logits[4]),
  );
  expect(flat.pmf(2, 1)).toBe(flat.probs[5]);
  expect(flat.mode(1)).toBe(1);
  const out = new Int32Array(8);
  expect(flat.sample(createRandom(1), 4, { out })).toBe(out);
});

test("k = 1, a single huge logit and many categories are drawn", () => {
  for (const method of METHODS) {
    expect(new Categorical({ logits: [3] }).sample(createRandom(1), 3, { method })).toEqual(
      new Int32Array(3),
    );
    expect(new Categorical({ logits: [-1e4, 1e4] }).sample(createRandom(1), 3, { method })).toEqual(
      Int32Array.of(1, 1, 1),
    );
    const many = new Categorical({ logits: new Float64Array(100_000) }).sample(createRandom(1), 5, {
      method,
    });
    expect(new Set(many).size).toBe(5);
  }
});
