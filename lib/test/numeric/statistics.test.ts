import { expect, test } from "vitest";
import { kolmogorovSmirnov } from "../../src/numeric/kolmogorovSmirnov";
import { logGamma } from "../../src/numeric/logGamma";
import { mean } from "../../src/numeric/mean";
import { plottingPositions } from "../../src/numeric/plottingPositions";
import { sampleQuantile } from "../../src/numeric/sampleQuantile";
import { variance } from "../../src/numeric/variance";
import oracle from "../oracles/gumbel-scipy.json";

test("mean and variance of 1, 2, 3, 4 are 5/2 and 5/3", () => {
  expect(mean([1, 2, 3, 4])).toBe(2.5);
  expect(variance([1, 2, 3, 4])).toBeCloseTo(5 / 3, 15);
});

test("the variance keeps its accuracy far from 0", () => {
  expect(variance([1e9 + 1, 1e9 + 2, 1e9 + 3])).toBe(1);
});

test("the sample quantile of type 7 interpolates between order statistics and leaves the data as they are", () => {
  const x = [4, 1, 3, 2];
  expect([0, 0.25, 0.5, 0.9, 1].map((p) => sampleQuantile(x, p))).toEqual([1, 1.75, 2.5, 3.7, 4]);
  expect(x).toEqual([4, 1, 3, 2]);
  expect(sampleQuantile([7], 0.3)).toBe(7);
});

test("plotting positions are (i - 0.44) / (n + 0.12), symmetric about one half", () => {
  const p = plottingPositions(5);
  expect(p[0]).toBeCloseTo(0.56 / 5.12, 15);
  for (let i = 0; i < 5; i++) expect(p[i] + p[4 - i]).toBeCloseTo(1, 15);
});

test("logGamma agrees with SciPy", () => {
  const { x, y } = oracle.logGamma;
  for (let i = 0; i < x.length; i++)
    expect(Math.abs(logGamma(x[i]) - y[i])).toBeLessThan(2e-14 * (1 + Math.abs(y[i])));
});

test("Kolmogorov and Smirnov's statistic agrees with SciPy, the p-value to 0.005 (SciPy's is exact)", () => {
  const { sample, statistic, pValue } = oracle.kolmogorovSmirnov;
  const found = kolmogorovSmirnov(sample, (x) => Math.exp(-Math.exp(-x)));
  expect(found.statistic).toBeCloseTo(statistic, 12);
  expect(Math.abs(found.pValue - pValue)).toBeLessThan(0.005);
});

test("the p-value is Kolmogorov's: 0.05 at 1.3581, 0.001 at 1.9495, and continuous at 1", () => {
  const pValue = (x: number) => {
    const n = 1e4;
    const distance = x / (100 + 0.12 + 0.0011);
    const uniform = Array.from({ length: n }, (_, i) => (i + 0.5) / n);
    return kolmogorovSmirnov(uniform, (u) => Math.min(1, u + distance - 0.5 / n)).pValue;
  };
  expect(pValue(1.3581)).toBeCloseTo(0.05, 5);
  expect(pValue(1.9495)).toBeCloseTo(0.001, 6);
  expect(pValue(1 - 1e-9)).toBeCloseTo(pValue(1 + 1e-9), 8);
  expect(pValue(0.2)).toBeCloseTo(1, 10);
});

test("bad input is refused by name", () => {
  expect(() => mean([])).toThrow(/x has 0 values/);
  expect(() => variance([1])).toThrow(/x has 1 values, but needs at least 2/);
  expect(() => mean([1, Number.POSITIVE_INFINITY])).toThrow(/x\[1\] is Infinity/);
  expect(() => sampleQuantile([1], 2)).toThrow(/p is 2/);
  expect(() => plottingPositions(1.5)).toThrow(/n is 1.5, but must be a whole number from 1/);
  expect(() => kolmogorovSmirnov([1], () => 2)).toThrow(/cdf\(1\) is 2/);
  expect(() => logGamma(0)).toThrow(/x is 0, but must be above 0/);
});
