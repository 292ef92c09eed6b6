import fc from "fast-check";
import { expect, test } from "vitest";
import { log, logOfTail } from "../../src/numeric/log";
import oracle from "../oracles/mpmath.json";
import { relativeError, ulps } from "../support";

test("log is a neighbour of the true logarithm (mpmath): off by less than 1 ulp", () => {
  const { x: xs, y } = oracle.log;
  expect(xs.length).toBeGreaterThan(500);
  for (const [i, x] of xs.entries()) expect(ulps(log(x), y[i]), `log(${x})`).toBeLessThanOrEqual(1);
});

test("log agrees with Math.log to 1 ulp on every positive number", () => {
  fc.assert(
    fc.property(fc.double({ min: 0, minExcluded: true, noNaN: true, noDefaultInfinity: true }), (x) => {
      expect(ulps(log(x), Math.log(x))).toBeLessThanOrEqual(1);
    }),
    { seed: 1, numRuns: 20_000 },
  );
});

test("log agrees with Math.log to 1 ulp on a fine grid around 1", () => {
  let worst = 0;
  for (let x = 0.4; x < 2.1; x += 1.7e-5) worst = Math.max(worst, ulps(log(x), Math.log(x)));
  expect(worst).toBeLessThanOrEqual(1);
});

test("log at the edges of its domain", () => {
  expect([log(0), log(-0), log(-1), log(Number.NaN), log(Number.POSITIVE_INFINITY), log(1)]).toEqual([
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NaN,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    0,
  ]);
});

test("logOfTail is log t for t > 0 and log1p t for t < 0, to rounding", () => {
  for (let e = 1; e <= 129; e += 0.37) {
    const t = Math.exp(-e * Math.LN2);
    expect(relativeError(logOfTail(t), Math.log(t))).toBeLessThan(4e-16);
    expect(relativeError(logOfTail(-t), Math.log1p(-t))).toBeLessThan(4e-16);
  }
});
