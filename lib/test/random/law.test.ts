import { chiSquareCritical, poissonLimits } from "gumbel-softmax/goodness";
import { expect, test } from "vitest";
import { createRandom, kolmogorovSmirnov, normalCdf } from "../../src/index";

/**
 * Goodness of fit, on seeds fixed beforehand. The null hypothesis is the law that each title names. Each of the
 * 8 + 1 + 4 + 10 decisions has size 1e-4, so that the family-wise rate is 0.0023 at most. With power 0.999 they catch:
 * a distance of distribution functions of 0.0094 (KS, 200,000 draws); a noncentrality of 69.3 for the integers, 0.0042
 * of probability moved from one cell of 0.1 to another; rates of the tails below 0.42 or above 1.81 times the right one
 * (upper) and below 0.62 or above 1.47 times (lower); and a correlation of 0.0157.
 */
const SIZE = 1e-4;
const N = 200_000;
const cdf = {
  uniform: (x: number) => Math.min(1, Math.max(0, x)),
  normal: normalCdf,
  exponential: (x: number) => -Math.expm1(-x),
  gumbel: (x: number) => Math.exp(-Math.exp(-x)),
};
const KINDS = ["uniform", "normal", "exponential", "gumbel"] as const;

for (const kind of KINDS) {
  for (const dtype of ["float64", "float32"] as const) {
    test(`${kind} ${dtype} has its distribution (KS, size 1e-4), and a scale wrong by 5 % is rejected`, () => {
      const draws = createRandom(`law ${kind} ${dtype}`)[kind](N, { dtype });
      expect(kolmogorovSmirnov(draws, cdf[kind]).pValue).toBeGreaterThan(SIZE);
      const wrong = draws.map((x) => 1.05 * x);
      expect(kolmogorovSmirnov(wrong, cdf[kind]).pValue).toBeLessThan(SIZE);
    });
  }
}

/** Pearson's statistic for equal cells. */
function chiSquare(counts: Int32Array): number {
  const total = counts.reduce((a, b) => a + b);
  const expected = total / counts.length;
  return counts.reduce((sum, c) => sum + ((c - expected) * (c - expected)) / expected, 0);
}

function countOf(values: Int32Array, cells: number): Int32Array {
  const counts = new Int32Array(cells);
  for (const v of values) counts[v]++;
  return counts;
}

test("integers below 10 are equally likely (chi-square, 9 degrees, size 1e-4); a modulo of 0 … 15 is rejected", () => {
  const critical = chiSquareCritical(9, SIZE);
  const draws = createRandom("law integers").integers(N, 10);
  expect(chiSquare(countOf(draws, 10))).toBeLessThan(critical);
  const wrong = createRandom("law integers")
    .integers(N, 16)
    .map((v) => v % 10);
  expect(chiSquare(countOf(wrong, 10))).toBeGreaterThan(critical);
});

const ABOVE = poissonLimits(-(2 ** 24) * Math.expm1(-Math.exp(-12)), SIZE);
const BELOW = poissonLimits(2 ** 24 * Math.exp(-Math.exp(2.4)), SIZE);

/** Draws above 12 and below -2.4 among 2^24, of which 103.1 and 273.8 are expected. */
function tails(dtype: "float64" | "float32", change: (g: number) => number): [number, number] {
  const random = createRandom(`tails ${dtype}`);
  const out = dtype === "float32" ? new Float32Array(2 ** 20) : new Float64Array(2 ** 20);
  let above = 0;
  let below = 0;
  for (let i = 0; i < 16; i++) {
    for (const draw of random.gumbel(out.length, { out })) {
      const g = change(draw);
      if (g > 12) above++;
      if (g < -2.4) below++;
    }
  }
  return [above, below];
}

test.each(["float64", "float32"] as const)(
  "both tails of Gumbel %s hold their share of 2^24 draws (exact Poisson limits, size 1e-4 each)",
  (dtype) => {
    const [above, below] = tails(dtype, (g) => g);
    expect(above).toBeGreaterThanOrEqual(ABOVE[0]);
    expect(above).toBeLessThanOrEqual(ABOVE[1]);
    expect(below).toBeGreaterThanOrEqual(BELOW[0]);
    expect(below).toBeLessThanOrEqual(BELOW[1]);
  },
);

test("the limits on the tails reject a Gumbel cut at 11.9, and one whose scale is wrong by 6 %", () => {
  expect(tails("float32", (g) => Math.min(g, 11.9))[0]).toBeLessThan(ABOVE[0]);
  const [above, below] = tails("float32", (g) => 1.06 * g);
  expect(above).toBeGreaterThan(ABOVE[1]);
  expect(below).toBeGreaterThan(BELOW[1]);
});

test("streams of other seeds and labels, other positions and lanes are uncorrelated (size 1e-4 each)", () => {
  const critical = 3.8906;
  const deviations = (x: Float64Array) => x.map((u) => (u - 0.5) * Math.sqrt(12));
  const base = deviations(createRandom("apart").uniform(N));
  const score = (other: Float64Array) =>
    Math.abs(other.reduce((sum, v, i) => sum + v * base[i], 0)) / Math.sqrt(other.length);
  const parent = createRandom("apart");
  const others = ["a", "b", 0, 1].map((label) => parent.split(label).uniform(N));
  others.push(createRandom("Apart").uniform(N), createRandom(0).uniform(N));
  for (const other of others) expect(score(deviations(other))).toBeLessThan(critical);
  for (const lag of [1, 4, 64, 4096]) expect(score(base.subarray(lag))).toBeLessThan(critical);
  expect(score(base.map((v, i) => 0.02 * v + others[0][i] - 0.5))).toBeGreaterThan(critical);
});
