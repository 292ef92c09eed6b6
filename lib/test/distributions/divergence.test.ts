import fc from "fast-check";
import { expect, test } from "vitest";
import {
  BinaryConcrete,
  Categorical,
  createRandom,
  ExpGumbelSoftmax,
  GumbelSoftmax,
  integrateLogRatios,
  mean,
  variance,
} from "../../src/index";
import { relativeError } from "../support";

const { NEGATIVE_INFINITY, POSITIVE_INFINITY } = Number;
const logits = (k: number) =>
  fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: k, maxLength: k });

/** ∫ f over the log-ratios, on the grid that suits logits a at temperature tau. */
function integral(a: number[], tau: number, f: (x: Float64Array) => number): number {
  const k = a.length;
  const center = a.slice(0, -1).map((l) => (l - a[k - 1]) / tau);
  return integrateLogRatios(k, f, { center, scale: 1 / tau, reach: 40, step: 0.5 }).value;
}

test.each([2, 3])("the divergence is the integral of p log(p / q) for k = %i, at any temperature", (k) => {
  fc.assert(
    fc.property(logits(k), logits(k), fc.constantFrom(0.01, 0.5, 1, 20), (a, b, tau) => {
      const p = new ExpGumbelSoftmax({ logits: a, tau });
      const q = new ExpGumbelSoftmax({ logits: b, tau });
      const exact = integral(a, tau, (x) => {
        const at = p.logPdf(x)[0];
        return at < -700 ? 0 : Math.exp(at) * (at - q.logPdf(x)[0]);
      });
      expect(Math.abs(p.klDivergence(q) - exact)).toBeLessThan(1e-8 * (1 + exact));
    }),
    { seed: 60, numRuns: k === 2 ? 40 : 6 },
  );
});

test("at k = 2 it is d coth(d / 2) - 2, Binary Concrete's, for differences of any size", () => {
  for (const d of [0, 1e-8, 1e-3, 0.19, 0.21, 1, 7, 40, 900]) {
    const relaxed = new GumbelSoftmax({ logits: [d, 0], tau: 0.7 });
    const other = new GumbelSoftmax({ logits: [0, 0], tau: 0.7 });
    const binary = new BinaryConcrete({ logits: d, tau: 0.7 });
    const centre = new BinaryConcrete({ logits: 0, tau: 0.7 });
    const found = binary.klDivergence(centre);
    expect(Math.abs(relaxed.klDivergence(other) - found)).toBeLessThan(3e-15 * (1 + d));
    expect(centre.klDivergence(binary)).toBe(found);
    if (d >= 0.19) expect(relativeError(found, d / Math.tanh(d / 2) - 2)).toBeLessThan(1e-12);
    else if (d > 0) expect(relativeError(found, (d * d) / 6)).toBeLessThan(1e-2);
  }
});

/**
 * For many categories, against the mean of logPdf differences over 20,000 draws: their standard error is estimated,
 * and 4.42 of it is a decision of size 1e-5 in the normal limit, 4 decisions, family-wise 4e-5. With power 0.999 it
 * catches a divergence that is off by 7.5 standard errors; that of the categories themselves, which a wrong
 * implementation may give, is off by more.
 */
test.each([4, 10, 100, 1000])(
  "for k = %i it is the mean of logPdf differences, and the categories' divergence is not",
  (k) => {
    const random = createRandom(`divergence ${k}`);
    const p = new ExpGumbelSoftmax({ logits: random.exponential(k), tau: 0.5 });
    const q = new ExpGumbelSoftmax({ logits: random.normal(k), tau: 0.5 });
    const n = k === 1000 ? 2000 : 20_000;
    const x = p.sample(random, n);
    const atQ = q.logPdf(x);
    const differences = p.logPdf(x).map((v, i) => v - atQ[i]);
    const error = Math.sqrt(variance(differences) / n);
    expect(Math.abs(mean(differences) - p.klDivergence(q)) / error).toBeLessThan(4.42);
    const discrete = new Categorical({ logits: p.logits }).klDivergence(
      new Categorical({ logits: q.logits }),
    );
    expect(Math.abs(mean(differences) - discrete) / error).toBeGreaterThan(4.42);
  },
);

test("it is 0 to itself, also after a constant, and Infinity where one draws what the other can't", () => {
  const a = [0.3, 2, -1, NEGATIVE_INFINITY];
  const p = new GumbelSoftmax({ logits: a, tau: 2 });
  expect(p.klDivergence(new GumbelSoftmax({ logits: a.map((l) => l + 7), tau: 2 }))).toBeLessThan(1e-14);
  const whole = new GumbelSoftmax({ logits: [0, 0, 0, 0], tau: 2 });
  expect([p.klDivergence(whole), whole.klDivergence(p)]).toEqual([POSITIVE_INFINITY, POSITIVE_INFINITY]);
  const parts = [
    new GumbelSoftmax({ logits: [0.3, 2, -1], tau: 2 }),
    new GumbelSoftmax({ logits: [0, 0, 0], tau: 2 }),
  ];
  const same = new GumbelSoftmax({ logits: [0, 0, 0, NEGATIVE_INFINITY], tau: 2 });
  expect(p.klDivergence(same)).toBe(parts[0].klDivergence(parts[1]));
  expect(
    new GumbelSoftmax({ logits: [5], tau: 1 }).klDivergence(new GumbelSoftmax({ logits: [1], tau: 1 })),
  ).toBe(0);
});

test("rows of a batch are compared row by row, or all with one", () => {
  const p = new GumbelSoftmax({ logits: [0, 1, 2, 0], k: 2, tau: [0.5, 3] });
  const q = new GumbelSoftmax({ logits: [1, 1, 0, 0], k: 2, tau: [0.5, 3] });
  expect(p.klDivergence(q, 0)).toBeCloseTo(1 / Math.tanh(0.5) - 2, 13);
  expect(p.klDivergence(q, 1)).toBeCloseTo(2 / Math.tanh(1) - 2, 13);
  const one = new GumbelSoftmax({ logits: [0, 0], tau: 3 });
  expect(p.klDivergence(one, 1)).toBeCloseTo(2 / Math.tanh(1) - 2, 13);
  const binary = new BinaryConcrete({ logits: [1, -2], tau: [0.5, 3] });
  expect(binary.klDivergence(new BinaryConcrete({ logits: 0, tau: 3 }), 1)).toBeCloseTo(
    2 / Math.tanh(1) - 2,
    13,
  );
});

test.each([2, 3])("the entropy of the log form is the integral of -p log p for k = %i", (k) => {
  for (const tau of [0.1, 1, 5]) {
    const a = [0.4, -1, 2].slice(0, k);
    const p = new ExpGumbelSoftmax({ logits: a, tau });
    const exact = integral(a, tau, (x) => {
      const at = p.logPdf(x)[0];
      return at < -700 ? 0 : -Math.exp(at) * at;
    });
    expect(p.entropy()).toBeCloseTo(exact, 9);
    expect(new ExpGumbelSoftmax({ logits: [...a, NEGATIVE_INFINITY], tau }).entropy()).toBe(p.entropy());
    expect(p.pdf(Float64Array.from(a))[0]).toBeCloseTo(Math.exp(p.logPdf(a)[0]), 12);
  }
});

test("mean, variance and entropy of Binary Concrete's log-odds are the integrals of their density", () => {
  const d = new BinaryConcrete({ logits: [0.8, 0.8], tau: [0.7, 3] });
  for (const row of [0, 1]) {
    const tau = d.tau[row];
    const one = new BinaryConcrete({ logits: 0.8, tau });
    const sum = (f: (s: number) => number) => {
      let total = 0;
      for (let z = -45; z < 45; z += 0.25) {
        const s = (0.8 + z) / tau;
        total += (f(s) * Math.exp(one.logPdfLogit(s)) * 0.25) / tau;
      }
      return total;
    };
    const average = d.meanLogit(row);
    expect(sum((s) => s)).toBeCloseTo(average, 10);
    expect(sum((s) => (s - average) * (s - average))).toBeCloseTo(d.varianceLogit(row), 10);
    expect(sum((s) => -one.logPdfLogit(s))).toBeCloseTo(d.entropyLogit(row), 10);
    expect(one.entropyLogit()).toBeCloseTo(new ExpGumbelSoftmax({ logits: [0.8, 0], tau }).entropy(), 12);
  }
});

test("log-probabilities are those of the logits, also where probabilities underflow", () => {
  const d = new GumbelSoftmax({
    logits: [
      [0, -800],
      [1, 1],
    ],
    tau: 1,
  });
  expect([...d.logits]).toEqual([0, -800, -Math.LN2, -Math.LN2]);
  expect(d.logits).toBe(d.logits);
});

test("another class, shape or temperature is refused", () => {
  const soft = new GumbelSoftmax({ logits: [0, 1], tau: 1 });
  const log = new ExpGumbelSoftmax({ logits: [0, 1], tau: 1 });
  const binary = new BinaryConcrete({ logits: [0, 1], tau: 1 });
  const bad: [() => unknown, RegExp, ErrorConstructor][] = [
    [() => soft.klDivergence(log as never), /other must be another GumbelSoftmax/, TypeError],
    [
      () => soft.klDivergence(undefined as never),
      /other must be another GumbelSoftmax, but is undefined/,
      TypeError,
    ],
    [
      () => soft.klDivergence(new GumbelSoftmax({ logits: [0], tau: 1 })),
      /other has \[1, 1\] categories/,
      RangeError,
    ],
    [
      () => soft.klDivergence(new GumbelSoftmax({ logits: [0, 1], tau: 2 })),
      /other has tau 2, but must have 1 as here/,
      RangeError,
    ],
    [() => soft.klDivergence(soft, 1), /row is 1/, RangeError],
    [() => log.entropy(1), /row is 1/, RangeError],
    [() => binary.klDivergence(binary), /row is missing, but there are 2 rows/, RangeError],
    [() => binary.klDivergence(soft as never, 0), /other must be a BinaryConcrete/, TypeError],
    [
      () => binary.klDivergence(new BinaryConcrete({ logits: [0, 1, 2], tau: 1 }), 0),
      /other has 3 rows, but needs 2 or 1/,
      RangeError,
    ],
    [() => binary.klDivergence(new BinaryConcrete({ logits: 0, tau: 2 }), 0), /other has tau 2/, RangeError],
    [() => binary.entropyLogit(), /row is missing/, RangeError],
  ];
  for (const [f, message, type] of bad) {
    expect(f).toThrow(message);
    expect(f).toThrow(type);
  }
});
