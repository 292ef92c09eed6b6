import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createRandom, Gumbel, mean, returnLevel, variance } from "../../src/index";
import scipy from "../oracles/gumbel-scipy.json";
import { relativeError } from "../support";

const METHODS = ["moments", "maximum-likelihood"] as const;

function series(name: string): number[] {
  const path = new URL("../../../data/ocmulgee-annual-maxima.csv", import.meta.url);
  const [head, ...rows] = readFileSync(path, "utf8").trim().split(/\r?\n/);
  const column = head.split(",").indexOf(name);
  return rows.map((row) => Number(row.split(",")[column]));
}

test.each(scipy.fits)("maximum likelihood of $series agrees with SciPy's fit", (row) => {
  const fit = Gumbel.fit(series(row.series));
  expect(fit.n).toBe(40);
  expect(relativeError(fit.loc, row.loc)).toBeLessThan(1e-8);
  expect(relativeError(fit.scale, row.scale)).toBeLessThan(1e-8);
  expect(relativeError(fit.logLikelihood, row.logLikelihood)).toBeLessThan(1e-12);
  expect(fit.distribution).toEqual(new Gumbel({ loc: fit.loc, scale: fit.scale }));
});

test("the moment fit has the sample's mean and variance", () => {
  const data = series("macon");
  const { distribution } = Gumbel.fit(data, { method: "moments" });
  expect(distribution.mean()).toBeCloseTo(mean(data), 12);
  expect(distribution.variance()).toBeCloseTo(variance(data), 10);
});

test("no nearby parameters are likelier than the maximum likelihood fit", () => {
  const data = new Gumbel({ loc: 5, scale: 2 }).sample(createRandom("ml"), 50);
  const fit = Gumbel.fit(data);
  for (const [dLoc, dScale] of [
    [1e-4, 0],
    [-1e-4, 0],
    [0, 1e-4],
    [0, -1e-4],
    [1e-4, 1e-4],
  ]) {
    const other = new Gumbel({ loc: fit.loc + dLoc, scale: fit.scale + dScale });
    expect(other.logPdf(data).reduce((a, b) => a + b)).toBeLessThan(fit.logLikelihood);
  }
});

test.each(METHODS)("the %s fit moves and scales with the data, whatever their size", (method) => {
  const data = [1, 4, 2, 8, 5, 7];
  const fit = Gumbel.fit(data, { method });
  for (const [a, b] of [
    [3, 2],
    [-1e6, 1],
    [0, 1e-200],
    [1e9, 1e5],
    [0, 1e150],
  ]) {
    const moved = Gumbel.fit(
      data.map((x) => a + b * x),
      { method },
    );
    expect(relativeError(moved.scale, b * fit.scale)).toBeLessThan(1e-8);
    expect(relativeError(moved.loc, a + b * fit.loc)).toBeLessThan(1e-8);
  }
});

test.each(METHODS)("%s takes hard data: two values, near ties, one far value", (method) => {
  for (const data of [[0, 1], [0, 0, 0, 0, 1e-3], [0, 1, 2, 1e6], [0, -1e6, 1, 2], Float32Array.of(3, 4)]) {
    const fit = Gumbel.fit(data, { method });
    expect(fit.scale).toBeGreaterThan(0);
    expect(Number.isFinite(fit.logLikelihood)).toBe(true);
    if (method === "moments") continue;
    expect(fit.logLikelihood).toBeGreaterThanOrEqual(
      Gumbel.fit(data, { method: "moments" }).logLikelihood - 1e-9,
    );
  }
});

test.each([
  ["maximum-likelihood", 1.1087, 0.257, 0.6079],
  ["moments", 1.1678, 0.0958, 1.1],
] as const)("the covariance of %s is the textbook's × scale² / n", (method, loc, both, scale) => {
  const fit = Gumbel.fit(series("macon"), { method });
  const unit = (fit.scale * fit.scale) / fit.n;
  expect(fit.covariance[0][0] / unit).toBeCloseTo(loc, 4);
  expect(fit.covariance[0][1] / unit).toBeCloseTo(both, 4);
  expect(fit.covariance[1][0]).toBe(fit.covariance[0][1]);
  expect(fit.covariance[1][1] / unit).toBeCloseTo(scale, 4);
  expect(fit.standardErrors.loc).toBeCloseTo(Math.sqrt(fit.covariance[0][0]), 12);
  expect(fit.standardErrors.scale).toBeCloseTo(Math.sqrt(fit.covariance[1][1]), 12);
});

/**
 * 4,000 fits of 400 values. A variance estimated from 4,000 nearly normal values is off by 2.2 % (one standard error),
 * and the bias of order 1/n is below 1 %: 11 % is 4.4 standard errors, a false alarm rate below 1e-5 for each of the
 * three; the covariance is held to 0.11 × the product of the standard deviations. A covariance that lacks the skewness
 * (Var loc 2.01 in place of 1.17) or takes the kurtosis for 3 (Var scale 0.5 in place of 1.1) is far outside. A
 * variance that is off by 18 % (0.11 and 3.1 standard errors) is caught with power 0.999. Six decisions, family-wise 6e-5.
 */
test.each(METHODS)("in simulation, %s estimates have the stated covariance (size 1e-5 each)", (method) => {
  const truth = new Gumbel({ loc: 10, scale: 2 });
  const random = createRandom("fits");
  const fits = Array.from({ length: 4000 }, () => Gumbel.fit(truth.sample(random, 400), { method }));
  const { covariance, scale } = fits[0];
  const unit = (truth.scale * truth.scale) / (scale * scale);
  const locs = fits.map((f) => f.loc);
  const scales = fits.map((f) => f.scale);
  const sums = fits.map((f) => f.loc + f.scale);
  const both = (variance(sums) - variance(locs) - variance(scales)) / 2;
  expect(Math.abs(variance(locs) / (covariance[0][0] * unit) - 1)).toBeLessThan(0.11);
  expect(Math.abs(variance(scales) / (covariance[1][1] * unit) - 1)).toBeLessThan(0.11);
  const product = Math.sqrt(covariance[0][0] * covariance[1][1]) * unit;
  expect(Math.abs(both - covariance[0][1] * unit)).toBeLessThan(0.11 * product);
});

test("the return level of a period is the quantile 1 - 1/period, with the delta method's error", () => {
  const fit = Gumbel.fit(series("hawkinsville"));
  const { level, standardError, lower, upper } = returnLevel(fit, 100);
  expect(level).toBeCloseTo(fit.distribution.quantile(0.99), 9);
  const y = -Math.log(-Math.log(0.99));
  const unit = (fit.scale * fit.scale) / fit.n;
  expect(standardError).toBeCloseTo(Math.sqrt(unit * (1.1087 + 0.514 * y + 0.6079 * y * y)), 2);
  expect((upper - level) / standardError).toBeCloseTo(1.959964, 6);
  expect(level - lower).toBeCloseTo(upper - level, 10);
  expect(returnLevel(fit, 1e18).level).toBeCloseTo(fit.loc + fit.scale * 18 * Math.LN10, 6);
});

test("intervals of return levels cover the true level as often as stated (2,000 fits of 200, size 1e-4)", () => {
  const truth = new Gumbel({ loc: 1, scale: 3 });
  const random = createRandom("cover");
  let covered = 0;
  let narrow = 0;
  for (let i = 0; i < 2000; i++) {
    const fit = Gumbel.fit(truth.sample(random, 200));
    const level = truth.quantile(0.98);
    const wide = returnLevel(fit, 50, { confidence: 0.9 });
    if (wide.lower < level && level < wide.upper) covered++;
    if (Math.abs(wide.level - level) < wide.standardError) narrow++;
  }
  // 3.89 standard errors, 0.026, and 0.01 for the normal approximation of an estimate from 200 values; with power 0.999
  // a coverage off by 0.057 is caught, and that of one standard error, 0.68, is far outside
  expect(Math.abs(covered / 2000 - 0.9)).toBeLessThan(0.036);
  expect(narrow / 2000).toBeLessThan(0.75);
});

test("unusable data and arguments are refused", () => {
  expect(() => Gumbel.fit([1])).toThrow(/data has 1 values, but needs at least 2/);
  expect(() => Gumbel.fit([1, Number.NaN])).toThrow(/data\[1\] is NaN/);
  expect(() => Gumbel.fit([1, Number.POSITIVE_INFINITY])).toThrow(/data\[1\] is Infinity/);
  for (const method of METHODS)
    expect(() => Gumbel.fit([0.1, 0.1, 0.1], { method })).toThrow(/not all equal/);
  expect(() => Gumbel.fit([1, 2], { method: "ml" as never })).toThrow(
    /method is "ml", but must be "moments" or/,
  );
  expect(() => Gumbel.fit(3 as never)).toThrow(TypeError);
  const fit = Gumbel.fit([1, 2, 3]);
  expect(() => returnLevel(fit, 1)).toThrow(/period is 1, but must be above 1/);
  expect(() => returnLevel(fit, Number.NaN)).toThrow(/period is NaN/);
  for (const confidence of [0, 1, Number.NaN])
    expect(() => returnLevel(fit, 5, { confidence })).toThrow(/confidence/);
});
