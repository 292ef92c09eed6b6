import fc from "fast-check";
import { chiSquareCritical } from "gumbel-softmax/goodness";
import { expect, test } from "vitest";
import {
  argmax,
  BinaryConcrete,
  Categorical,
  chiSquareStatistic,
  createRandom,
  ExpGumbelSoftmax,
  GumbelSoftmax,
  gumbelSoftmax,
  integrateLogRatios,
  integrateSimplex,
  kolmogorovSmirnov,
  oneHot,
} from "../../src/index";
import torch from "../oracles/relaxed-torch.json";
import { relativeError } from "../support";

const { NEGATIVE_INFINITY, POSITIVE_INFINITY } = Number;
const CRITICAL = chiSquareCritical(3, 1e-5);
const TAUS = [1e-3, 0.1, 0.5, 1, 3, 1e3];

test("log-densities are PyTorch's, on the simplex and in logarithms", () => {
  for (const { logits, tau, x, y, logPdfOfX, logPdfOfY } of torch.relaxed) {
    const log = new ExpGumbelSoftmax({ logits, tau }).logPdf(x)[0];
    if (logPdfOfX !== null) expect(Math.abs(log - logPdfOfX)).toBeLessThan(1e-11 * (1 + Math.abs(logPdfOfX)));
    if (logPdfOfY === null) continue;
    const found = new GumbelSoftmax({ logits, tau }).logPdf(y)[0];
    expect(Math.abs(found - logPdfOfY)).toBeLessThan(1e-10 * (1 + Math.abs(logPdfOfY)));
  }
});

/** PyTorch's softplus drops what is beyond 20, and is infinite beyond 709: hence the tolerance, and the gaps. */
test("Binary Concrete's log-densities are PyTorch's, where those are finite", () => {
  for (const { logits, tau, s, y, logPdf, logPdfLogit } of torch.binary) {
    const d = new BinaryConcrete({ logits, tau });
    const close = (a: number, b: number | null) => {
      if (b !== null) expect(Math.abs(a - b)).toBeLessThan(5e-9 * (1 + Math.abs(b)));
    };
    s.forEach((v, i) => {
      close(d.logPdfLogit(v), logPdfLogit[i]);
    });
    y.forEach((v, i) => {
      close(d.logPdf(v), logPdf[i]);
    });
  }
});

test.each([
  [2, [0.7, -0.3]],
  [3, [Math.LN2, -Math.LN2, 0]],
  [4, [0.5, 0, -1, 1]],
])("the densities integrate to 1 for k = %i at every temperature", (k, logits) => {
  for (const tau of k === 4 ? [0.1, 4] : [1e-3, 0.1, 0.5, 1, 4, 1e3]) {
    const center = logits.slice(0, -1).map((l) => (l - logits[k - 1]) / tau);
    const grid = { center, scale: 1 / tau, reach: 28, step: k === 4 ? 1 : 0.5 };
    const log = new ExpGumbelSoftmax({ logits, tau });
    const { value } = integrateLogRatios(k, (x) => Math.exp(log.logPdf(x)[0]), grid);
    expect(Math.abs(value - 1)).toBeLessThan(k === 4 ? 3e-6 : 1e-11);
    if (k < 4 && tau >= 0.5 && tau < 10) {
      const d = new GumbelSoftmax({ logits, tau });
      expect(integrateSimplex(k, (y) => d.pdf(y)[0], grid).value).toBeCloseTo(1, 8);
    }
  }
});

/**
 * Maddison's proposition 1(b): argmax y has the probabilities π at every temperature. Chi-square with 3 degrees, size
 * 1e-5 for each of 12 decisions, family-wise 1.2e-4; 50,000 draws catch with power 0.999 a shift of 0.0093 of probability between the last two.
 */
test.each(TAUS)(
  "rounding has the probabilities of the categories at tau = %d (chi-square, size 1e-5)",
  (tau) => {
    const probs = [0.4, 0.3, 0.2, 0.1];
    const counts = (rows: Float64Array) => {
      const found = new Int32Array(4);
      for (const i of argmax(rows, { k: 4 })) found[i]++;
      return found;
    };
    const random = createRandom(`rounding ${tau}`);
    const y = new GumbelSoftmax({ probs, tau }).sample(random, 50_000);
    const x = new ExpGumbelSoftmax({ probs, tau }).sample(random, 50_000);
    expect(chiSquareStatistic(counts(y), probs).statistic).toBeLessThan(CRITICAL);
    expect(chiSquareStatistic(counts(x), probs).statistic).toBeLessThan(CRITICAL);
    const asLogits = new GumbelSoftmax({ logits: probs, tau }).sample(random, 50_000);
    expect(chiSquareStatistic(counts(asLogits), probs).statistic).toBeGreaterThan(CRITICAL);
  },
);

test("from one state, argmax of relaxed samples, hard samples and Gumbel-max draws agree, batches included", () => {
  const logits = [0.5, -1, 2, 0, 0.3, 1];
  const z = new Categorical({ logits, k: 3 }).sample(createRandom(9), 2000);
  for (const tau of [0.1, 1, 10]) {
    const d = new GumbelSoftmax({ logits, k: 3, tau: [tau, 2 * tau] });
    const y = d.sample(createRandom(9), 2000);
    expect(argmax(y, { k: 3 })).toEqual(z);
    expect(d.sample(createRandom(9), 2000, { hard: true })).toEqual(oneHot(z, 3));
    const x = new ExpGumbelSoftmax({ logits, k: 3, tau: [tau, 2 * tau] }).sample(createRandom(9), 2000);
    for (let i = 0; i < y.length; i++) expect(Math.abs(Math.exp(x[i]) - y[i])).toBeLessThan(1e-14);
    expect(gumbelSoftmax(logits, createRandom(9).gumbel(12_000), [tau, 2 * tau], { k: 3 })).toEqual(y);
    const single = d.sample(createRandom(9), 2000, { dtype: "float32" });
    expect(argmax(single, { k: 3 })).toEqual(z);
    // Perturbed logits up to 20 are off by 2e-6 in single precision, and their relaxation by that over tau.
    for (let i = 0; i < y.length; i++) {
      expect(Math.abs(single[i] - y[i])).toBeLessThan(4e-6 / Math.min(1, tau));
    }
  }
});

/**
 * In log-odds, since y rounds to 1 at low temperatures. KS of size 1e-4 for each of 8 decisions, family-wise 8e-4; 20,000 draws catch with
 * power 0.999 a distribution function that is off by 0.030 anywhere.
 */
test.each([0.01, 0.7, 2, 100])(
  "at k = 2 log-odds are logistic, as Binary Concrete's (KS), tau = %d",
  (tau) => {
    const x = new ExpGumbelSoftmax({ logits: [0.8, 0], tau }).sample(createRandom(`two ${tau}`), 20_000);
    const ratios = Float64Array.from({ length: 20_000 }, (_, i) => x[2 * i] - x[2 * i + 1]);
    const draws = new BinaryConcrete({ logits: 0.8, tau }).sampleLogit(createRandom(`binary ${tau}`), 20_000);
    const cdf = (s: number) => 1 / (1 + Math.exp(0.8 - tau * s));
    expect(kolmogorovSmirnov(ratios, cdf).pValue).toBeGreaterThan(1e-4);
    expect(kolmogorovSmirnov(draws, cdf).pValue).toBeGreaterThan(1e-4);
    const wrong = draws.map((s) => s / 1.25);
    expect(kolmogorovSmirnov(wrong, cdf).pValue).toBeLessThan(1e-4);
  },
);

/** One decision of size 1e-4; 20,000 draws catch with power 0.999 a distribution function off by 0.030 anywhere. */
test("Binary Concrete's y has its distribution function at tau = 1 (KS, size 1e-4)", () => {
  const d = new BinaryConcrete({ probs: 0.3, tau: 1 });
  const y = d.sample(createRandom("y"), 20_000);
  expect(kolmogorovSmirnov(y, (v) => d.cdf(v)).pValue).toBeGreaterThan(1e-4);
  expect(kolmogorovSmirnov(y, (v) => d.survival(v)).pValue).toBeLessThan(1e-4);
});

test("Binary Concrete: cdf + survival = 1, quantile inverts cdf, the density is the cdf's derivative", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -4, max: 4, noNaN: true }),
      fc.double({ min: 0.2, max: 5, noNaN: true }),
      fc.double({ min: 0.05, max: 0.95, noNaN: true }),
      (logits, tau, y) => {
        const d = new BinaryConcrete({ logits, tau });
        expect(d.cdf(y) + d.survival(y)).toBeCloseTo(1, 14);
        expect(d.quantile(d.cdf(y))).toBeCloseTo(y, 6);
        const h = 1e-6;
        expect(relativeError((d.cdf(y + h) - d.cdf(y - h)) / (2 * h), d.pdf(y))).toBeLessThan(
          1e-4 + 1e-9 / d.pdf(y),
        );
      },
    ),
    { seed: 30 },
  );
  const d = new BinaryConcrete({ logits: 0, tau: 2 });
  expect(d.cdf([-1, 0, 1, 2])).toEqual(Float64Array.of(0, 0, 1, 1));
  expect(relativeError(d.cdf(1e-100), 1e-200)).toBeLessThan(1e-12);
  expect(d.logPdf([-0.1, 1.1])).toEqual(Float64Array.of(NEGATIVE_INFINITY, NEGATIVE_INFINITY));
  expect(new BinaryConcrete({ logits: 0.3, tau: 1 }).pdf(0)).toBeCloseTo(Math.exp(-0.3), 14);
  expect(new BinaryConcrete({ logits: 0.3, tau: 1 }).pdf(1)).toBeCloseTo(
    new BinaryConcrete({ logits: 0.3, tau: 1 }).pdf(1 - 1e-12),
    9,
  );
  expect(new BinaryConcrete({ logits: 0.3, tau: 0.5 }).pdf(1)).toBe(POSITIVE_INFINITY);
});

test("Binary Concrete's log-odds keep both tails where y rounds to 0 and 1", () => {
  const d = new BinaryConcrete({ logits: [0, 0], tau: 0.01 });
  const s = d.sampleLogit(createRandom(2), 500);
  const y = d.sample(createRandom(2), 500);
  expect(y.some((v) => v === 1)).toBe(true);
  s.forEach((v, i) => {
    expect(Number.isFinite(v)).toBe(true);
    expect(y[i]).toBeCloseTo(1 / (1 + Math.exp(-v)), 14);
  });
  const u = createRandom(2).uniform(1000);
  s.forEach((v, i) => {
    expect(v).toBeCloseTo(100 * Math.log(u[i] / (1 - u[i])), 8);
  });
});

test("log-densities of finite log-coordinates are finite and never NaN, tau from 1e-3 to 1e3", () => {
  const numbers = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 4, maxLength: 4 });
  fc.assert(
    fc.property(numbers, numbers, fc.constantFrom(...TAUS), (l, x, tau) => {
      const d = new ExpGumbelSoftmax({ logits: l.map((v) => v / 100), tau });
      const [p] = d.logPdf(x);
      expect(Number.isFinite(p)).toBe(true);
      const moved = d.logPdf(x.map((v) => v + 1024))[0];
      expect(relativeError(moved, p)).toBeLessThan(1e-6);
    }),
    { seed: 31 },
  );
  const d = new ExpGumbelSoftmax({ logits: [0, 1, 2], tau: 1e3 });
  for (const x of [
    [0, -1e308, 1e308],
    [1e308, 1e308, 1e308],
    [0, NEGATIVE_INFINITY, -1],
  ]) {
    expect(Number.isNaN(d.logPdf(x)[0])).toBe(false);
  }
});

test("every sample of tau from 1e-3 to 1e3 has a log-density that is a number, also on the boundary", () => {
  for (const tau of TAUS) {
    const y = new GumbelSoftmax({ logits: [3, 0, -2], tau });
    const x = new ExpGumbelSoftmax({ logits: [3, 0, -2], tau });
    expect(y.logPdf(y.sample(createRandom(1), 200)).some(Number.isNaN)).toBe(false);
    expect(y.logPdf(y.sample(createRandom(1), 200, { dtype: "float32" })).some(Number.isNaN)).toBe(false);
    expect(x.logPdf(x.sample(createRandom(1), 200)).every(Number.isFinite)).toBe(true);
  }
});

test("on the boundary the density has its limit", () => {
  const at = (logits: number[], tau: number, y: number[]) => new GumbelSoftmax({ logits, tau }).logPdf(y)[0];
  expect(at([0, 0, 0], 2, [0, 0.4, 0.6])).toBe(NEGATIVE_INFINITY);
  expect(at([0, 0, 0], 0.2, [0, 0.4, 0.6])).toBe(POSITIVE_INFINITY);
  expect(at([0.3, 0.1], 1, [0, 1])).toBeCloseTo(at([0.3, 0.1], 1, [1e-13, 1 - 1e-13]), 10);
  expect(at([0.3, 0.1, 1], 0.5, [0, 0.4, 0.6])).toBeCloseTo(at([0.3, 0.1, 1], 0.5, [1e-16, 0.4, 0.6]), 6);
});

test("categories of probability 0 have y = 0, and the density is that of the others", () => {
  const logits = [1, NEGATIVE_INFINITY, 0];
  const d = new GumbelSoftmax({ logits, tau: 0.7 });
  const y = d.sample(createRandom(1), 50);
  for (let i = 1; i < y.length; i += 3) expect(y[i]).toBe(0);
  expect(d.logPdf([0.3, 0, 0.7])).toEqual(new GumbelSoftmax({ logits: [1, 0], tau: 0.7 }).logPdf([0.3, 0.7]));
  expect(d.logPdf([0.3, 0.1, 0.6])[0]).toBe(NEGATIVE_INFINITY);
  const log = new ExpGumbelSoftmax({ logits, tau: 0.7 });
  expect(log.logPdf([-1, NEGATIVE_INFINITY, -2])).toEqual(
    new ExpGumbelSoftmax({ logits: [1, 0], tau: 0.7 }).logPdf([-1, -2]),
  );
});

test("as tau goes to 0 samples go to one-hot, as it grows to the centre", () => {
  const cold = new GumbelSoftmax({ logits: [1, 0, 2], tau: 1e-6 }).sample(createRandom(1), 100);
  expect(cold.filter((v) => v === 1).length).toBe(100);
  const warm = new GumbelSoftmax({ logits: [1, 0, 2], tau: 1e6 }).sample(createRandom(1), 100);
  for (const v of warm) expect(v).toBeCloseTo(1 / 3, 4);
});
