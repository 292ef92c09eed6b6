import { expect, test } from "vitest";
import {
  binomialInterval,
  chiSquareStatistic,
  chiSquareSurvival,
  createRandom,
  totalVariation,
} from "../../src/index";
import mpmath from "../oracles/chi-square.json";
import { relativeError } from "../support";

test("Pearson's statistic is the sum written out, and rare categories form one cell", () => {
  expect(chiSquareStatistic([10, 20, 30], [1 / 3, 1 / 3, 1 / 3])).toEqual({
    statistic: 10,
    degrees: 2,
    pValue: expect.closeTo(Math.exp(-5), 15),
  });
  const pooled = chiSquareStatistic([50, 46, 1, 3], [0.5, 0.46, 0.02, 0.02]);
  expect(pooled.degrees).toBe(2);
  expect(pooled.statistic).toBe(0);
  expect(chiSquareStatistic([1, 9], [0, 1]).statistic).toBe(Number.POSITIVE_INFINITY);
  expect(chiSquareStatistic([7], [1])).toEqual({ statistic: 0, degrees: 0, pValue: 1 });
});

test("the chi-square survival function agrees with mpmath to a relative 1e-10, for odd and even degrees", () => {
  for (const [x, degrees, survival] of mpmath)
    expect(relativeError(chiSquareSurvival(x, degrees), survival)).toBeLessThan(1e-10);
  expect(chiSquareSurvival(-1, 3)).toBe(1);
  expect(chiSquareSurvival(Number.POSITIVE_INFINITY, 3)).toBe(0);
});

test("the ends of Wilson's interval are where the score test is at its size, within [0, 1]", () => {
  const z = 3.290526731491926;
  for (const [count, n] of [
    [1, 10],
    [200, 100_000],
    [999, 1000],
  ]) {
    const { lower, upper } = binomialInterval(count, n, { confidence: 0.999 });
    for (const p of [lower, upper]) expect((count / n - p) ** 2).toBeCloseTo((z * z * p * (1 - p)) / n, 14);
    expect(lower).toBeLessThan(count / n);
    expect(upper).toBeGreaterThan(count / n);
  }
  expect(binomialInterval(0, 10).lower).toBe(0);
  expect(binomialInterval(10, 10).upper).toBe(1);
});

test("the total variation distance is half the sum of differences, within its interval", () => {
  const { distance, lower, upper } = totalVariation([300, 700], [0.5, 0.5]);
  expect(distance).toBeCloseTo(0.2, 14);
  const reach = Math.sqrt(2 / 1000) / 2 + Math.sqrt(Math.log(20) / 2000);
  expect(upper - distance).toBeCloseTo(reach, 12);
  expect(distance - lower).toBeCloseTo(reach, 12);
});

/**
 * One decision of size 1e-6; with power 0.999 it catches intervals that hold the distance in 0.80 of samples or fewer. A
 * tenth of the width is rejected.
 */
test("the interval holds the true distance in nearly all of 300 samples: at 0.95, at least 262 (binomial, size 1e-6)", () => {
  let held = 0;
  let narrow = 0;
  for (let i = 0; i < 300; i++) {
    const counts = new Int32Array(8);
    for (const z of createRandom(`tv ${i}`).integers(200, 8)) counts[z]++;
    const { distance, lower, upper } = totalVariation(counts, [0.5, 0.1, 0.1, 0.1, 0.05, 0.05, 0.05, 0.05]);
    if (lower <= 0.375 && 0.375 <= upper) held++;
    if (Math.abs(distance - 0.375) < (upper - lower) / 20) narrow++;
  }
  expect(held).toBeGreaterThanOrEqual(262);
  expect(narrow).toBeLessThan(262);
});

test("bad input is refused by name", () => {
  const bad: [() => unknown, RegExp][] = [
    [() => totalVariation([1], [0.5, 0.5]), /counts has 1 values, but probs 2/],
    [() => totalVariation([0, 0], [0.5, 0.5]), /counts sum to 0/],
    [() => totalVariation([1.5, 0], [0.5, 0.5]), /counts\[0\] is 1.5/],
    [() => totalVariation([1, 1], [0.5, 0.4]), /probs sums to 0.9, but must sum to 1/],
    [() => totalVariation([1, 1], [1.5, -0.5]), /probs\[0\] is 1.5/],
    [
      () => totalVariation([1, 1], [0.5, 0.5], { confidence: 1 }),
      /confidence is 1, but must be between 0 and 1/,
    ],
    [() => chiSquareStatistic([], []), /counts has 0 values/],
    [() => chiSquareSurvival(Number.NaN, 2), /x is NaN/],
    [() => chiSquareSurvival(1, 0), /degrees is 0/],
    [() => binomialInterval(3, 2), /count is 3/],
    [() => binomialInterval(0, 0), /n is 0/],
    [() => binomialInterval(1, 2, { confidence: 0 }), /confidence is 0, but must be between 0 and 1/],
  ];
  for (const [f, message] of bad) expect(f).toThrow(message);
});
