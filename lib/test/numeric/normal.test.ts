import { expect, test } from "vitest";
import { normalCdf } from "../../src/numeric/normalCdf";
import { normalQuantile } from "../../src/numeric/normalQuantile";
import scipy from "../oracles/gumbel-scipy.json";
import mpmath from "../oracles/mpmath.json";
import { relativeError } from "../support";

test("normalCdf agrees with mpmath to a relative 4e-15, in the lower tail too", () => {
  const { x, y } = mpmath.normalCdf;
  for (let i = 0; i < x.length; i++) expect(relativeError(normalCdf(x[i]), y[i])).toBeLessThan(4e-15);
});

test("normalCdf has no step where its two forms meet", () => {
  for (const x of [-2, 2]) {
    expect(relativeError(normalCdf(x * (1 - 1e-15)), normalCdf(x * (1 + 1e-15)))).toBeLessThan(1e-14);
  }
});

test("normalCdf at infinity and far out", () => {
  expect(normalCdf(Number.POSITIVE_INFINITY)).toBe(1);
  expect(normalCdf(Number.NEGATIVE_INFINITY)).toBe(0);
  expect(normalCdf(-40)).toBe(0);
  expect(() => normalCdf(Number.NaN)).toThrow(/x is NaN/);
});

test("normalQuantile agrees with SciPy to a relative 1e-15", () => {
  const { x, y } = scipy.normalQuantile;
  for (let i = 0; i < x.length; i++) {
    expect(relativeError(normalQuantile(x[i]), y[i])).toBeLessThan(1e-15);
  }
});

test("normalQuantile inverts normalCdf", () => {
  for (let x = -37; x < 5; x += 0.173) expect(normalQuantile(normalCdf(x))).toBeCloseTo(x, 8);
});

test("normalQuantile is 0 at one half and infinite at the ends", () => {
  expect(normalQuantile(0.5)).toBe(0);
  expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
  expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
  expect(normalQuantile(5e-324)).toBeCloseTo(-38.47, 2);
  expect(() => normalQuantile(1.5)).toThrow(/p is 1.5, but must be a probability in \[0, 1\]/);
});
