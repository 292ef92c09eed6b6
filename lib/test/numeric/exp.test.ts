import fc from "fast-check";
import { expect, test } from "vitest";
import { cosPi } from "../../src/numeric/cosPi";
import { exp } from "../../src/numeric/exp";
import { log1p } from "../../src/numeric/log1p";
import { logSigmoid, sigmoid } from "../../src/numeric/sigmoid";
import oracle from "../oracles/mpmath.json";
import { relativeError, ulps } from "../support";

const { NEGATIVE_INFINITY, POSITIVE_INFINITY, NaN: NOT_A_NUMBER } = Number;

test("exp is a neighbour of the true value (mpmath), subnormal results included: off by less than 1 ulp", () => {
  const { x: xs, y } = oracle.exp;
  expect(xs.length).toBeGreaterThan(1000);
  for (const [i, x] of xs.entries()) expect(ulps(exp(x), y[i]), `exp(${x})`).toBeLessThanOrEqual(1);
});

test("exp agrees with Math.exp to 1 ulp on its whole range, and on a fine grid around 0", () => {
  fc.assert(
    fc.property(fc.double({ min: -746, max: 710, noNaN: true }), (x) => {
      expect(ulps(exp(x), Math.exp(x))).toBeLessThanOrEqual(1);
    }),
    { seed: 1, numRuns: 20_000 },
  );
  let worst = 0;
  for (let x = -1.1; x < 1.1; x += 1.9e-5) worst = Math.max(worst, ulps(exp(x), Math.exp(x)));
  expect(worst).toBeLessThanOrEqual(1);
});

test("exp at the ends of its range, at 0 and at NaN", () => {
  expect([NEGATIVE_INFINITY, -746, -745.14, 0, -0, 709.79, POSITIVE_INFINITY, NOT_A_NUMBER].map(exp)).toEqual(
    [0, 0, 0, 1, 1, POSITIVE_INFINITY, POSITIVE_INFINITY, NOT_A_NUMBER],
  );
  expect(exp(709.782712893384)).toBeLessThan(POSITIVE_INFINITY);
  expect(exp(-745.13)).toBe(Number.MIN_VALUE);
});

test("log1p agrees with Math.log1p to a relative 1e-15, from the smallest to the largest numbers", () => {
  fc.assert(
    fc.property(
      fc.double({ min: -0.999, max: 1e308, noNaN: true }),
      fc.integer({ min: 0, max: 320 }),
      (x, e) => {
        for (const v of [x, Math.sign(x) * 0.9 * Number(`1e-${e}`)]) {
          expect(relativeError(log1p(v), Math.log1p(v))).toBeLessThan(1e-15);
        }
      },
    ),
    { seed: 2, numRuns: 5000 },
  );
  expect([log1p(-1), log1p(POSITIVE_INFINITY), log1p(-2)]).toEqual([
    NEGATIVE_INFINITY,
    POSITIVE_INFINITY,
    NOT_A_NUMBER,
  ]);
});

test("sigmoid and its logarithm keep their relative accuracy in the tails, and sigmoid(x) + sigmoid(-x) = 1", () => {
  for (let x = -700; x <= 700; x += 3.7) {
    expect(sigmoid(x) + sigmoid(-x)).toBeCloseTo(1, 15);
    if (x < -40) expect(relativeError(sigmoid(x), Math.exp(x))).toBeLessThan(1e-15);
    if (x > 40) expect(relativeError(logSigmoid(x), -Math.exp(-x))).toBeLessThan(1e-15);
    if (Math.abs(x) < 30) expect(relativeError(logSigmoid(x), Math.log(sigmoid(x)))).toBeLessThan(1e-3);
    if (Math.abs(x) < 5) expect(logSigmoid(x)).toBeCloseTo(Math.log(sigmoid(x)), 14);
  }
  expect([sigmoid(NEGATIVE_INFINITY), sigmoid(POSITIVE_INFINITY)]).toEqual([0, 1]);
  expect([logSigmoid(NEGATIVE_INFINITY), logSigmoid(POSITIVE_INFINITY)]).toEqual([NEGATIVE_INFINITY, 0]);
});

test("cosPi is cos(pi t) to 1e-15 on [0, 1]", () => {
  for (let t = 0; t <= 1; t += 0.00137)
    expect(Math.abs(cosPi(t) - Math.cos(Math.PI * t))).toBeLessThan(1e-15);
  expect([cosPi(0), cosPi(1)]).toEqual([1, -1]);
});
