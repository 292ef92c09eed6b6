import gammainc from "@stdlib/math-base-special-gammainc";
import {
  binomialLimits,
  chiSquareCritical,
  chiSquareDetectable,
  kolmogorovDetectable,
  poissonDetectable,
  poissonLimits,
} from "gumbel-softmax/goodness";
import { expect, test } from "vitest";
import { chiSquareStatistic, createRandom, Gumbel, kolmogorovSmirnov } from "../../src/index";
import scipy from "../oracles/goodness-scipy.json";
import { relativeError } from "../support";

test("Pearson's statistic and p-value are SciPy's, and stdlib's incomplete gamma function", () => {
  for (const { counts, probs, statistic, pValue } of scipy.chiSquareTest) {
    const found = chiSquareStatistic(counts, probs);
    expect(relativeError(found.statistic, statistic)).toBeLessThan(1e-13);
    expect(relativeError(found.pValue, pValue)).toBeLessThan(1e-10);
    expect(relativeError(found.pValue, gammainc(statistic / 2, 3 / 2, true, true))).toBeLessThan(1e-10);
    expect(found.degrees).toBe(3);
  }
});

test("critical values, and noncentralities caught with power 0.999, are SciPy's", () => {
  for (const { degrees, size, critical, detectable } of scipy.critical) {
    expect(relativeError(chiSquareCritical(degrees, size), critical)).toBeLessThan(1e-11);
    expect(relativeError(chiSquareDetectable(degrees, size, 0.999), detectable)).toBeLessThan(1e-7);
  }
});

test("exact Poisson and binomial limits are SciPy's", () => {
  for (const { mean, size, limits } of scipy.poisson) expect(poissonLimits(mean, size)).toEqual(limits);
  for (const { n, p, size, limits } of scipy.binomial) expect(binomialLimits(n, p, size)).toEqual(limits);
  expect(binomialLimits(7, 1, 0.1)).toEqual([7, 7]);
  expect(poissonLimits(1e9, 1e-3)[1] - 1e9).toBeCloseTo(3.2905 * Math.sqrt(1e9), -3);
});

test("the means that a Poisson count tells from the claimed one are rejected with the power asked for", () => {
  const [low, high] = poissonLimits(32.8, 1e-3);
  const [lower, upper] = poissonDetectable(32.8, 1e-3, 0.999);
  // By the sum of the terms: P(low ≤ N ≤ high) is the rest.
  const kept = (mean: number) => {
    let term = Math.exp(-mean);
    let sum = 0;
    for (let i = 0; i <= high; i++) {
      if (i >= low) sum += term;
      term *= mean / (i + 1);
    }
    return sum;
  };
  expect(kept(lower)).toBeCloseTo(1e-3, 9);
  expect(kept(upper)).toBeCloseTo(1e-3, 9);
  expect(poissonDetectable(0.5, 1e-3, 0.999)[0]).toBeNaN();
});

/** 500 tests of a distribution that is off by exactly the distance stated: at power 0.99 or more, 485 reject (size 1e-4). */
test("Kolmogorov and Smirnov's test catches the distance stated with the power asked for", () => {
  const n = 1000;
  const distance = kolmogorovDetectable(n, 1e-3, 0.99);
  expect(distance).toBeCloseTo(Math.sqrt(Math.log(2000) / 2000) + Math.sqrt(Math.log(200) / 2000), 14);
  const g = new Gumbel();
  const random = createRandom("distance");
  let caught = 0;
  for (let i = 0; i < 500; i++) {
    const { pValue } = kolmogorovSmirnov(g.sample(random, n), (x) => Math.max(0, g.cdf(x) - distance));
    if (pValue < 1e-3) caught++;
  }
  expect(caught).toBeGreaterThanOrEqual(binomialLimits(500, 0.99, 2e-4)[0]);
});

test("unusable arguments are refused by name", () => {
  const bad: [() => unknown, RegExp][] = [
    [() => chiSquareCritical(0, 0.1), /degrees is 0/],
    [() => chiSquareCritical(1, 0), /size is 0, but must be between 0 and 1/],
    [() => chiSquareDetectable(1, 0.1, 1), /power is 1/],
    [() => chiSquareDetectable(1, 0.5, 0.4), /power is 0.4, but must be above the size/],
    [() => poissonLimits(0, 0.1), /mean is 0, but must be above 0/],
    [() => poissonLimits(1, Number.NaN), /size is NaN/],
    [() => poissonDetectable(1, 0.1, 0), /power is 0/],
    [() => binomialLimits(0, 0.5, 0.1), /n is 0/],
    [() => binomialLimits(3, 1.5, 0.1), /p is 1.5/],
    [() => binomialLimits(3, 0.5, 1), /size is 1/],
    [() => kolmogorovDetectable(0, 0.1, 0.9), /n is 0/],
    [() => kolmogorovDetectable(9, 2, 0.9), /size is 2/],
    [() => kolmogorovDetectable(9, 0.1, -1), /power is -1/],
  ];
  for (const [f, message] of bad) expect(f).toThrow(message);
});
