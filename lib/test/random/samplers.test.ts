import { expect, test } from "vitest";
import { type Transform, toExponential, toGumbel, toNormal, toUniform } from "../../src/random/samplers";
import { relativeError } from "../support";

const double = (transform: Transform, ...tails: number[]) => {
  const x = Float64Array.from(tails);
  transform.double(x);
  return [...x];
};
const single = (transform: Transform, ...tails: number[]) => {
  const x = Float32Array.from(tails);
  transform.single(x);
  return [...x];
};
/** Tails from the smallest to the largest, of both signs, in the order of the uniform they name. */
const magnitudes = (least: number) => {
  const count = 4000;
  return Array.from({ length: count }, (_, i) =>
    Math.exp(Math.LN2 * (-least + (i * (least - 1)) / (count - 1))),
  );
};
const ascending = (least: number) => [
  ...magnitudes(least),
  ...magnitudes(least)
    .reverse()
    .map((t) => -t),
];

test("the smallest and largest draws are the documented ones", () => {
  const least = 2 ** -129;
  const least32 = 2 ** -97;
  expect(double(toUniform, least, -least)).toEqual([least, 1 - 2 ** -53]);
  expect(single(toUniform, least32, -least32)).toEqual([least32, 1 - 2 ** -24]);
  const ends = [
    [double(toGumbel, least, -least), -Math.log(129 * Math.LN2), 129 * Math.LN2],
    [single(toGumbel, least32, -least32), -Math.log(97 * Math.LN2), 97 * Math.LN2],
    [double(toExponential, -least, least), least, 129 * Math.LN2],
    [single(toExponential, -least32, least32), least32, 97 * Math.LN2],
    [double(toNormal, least, -least), -13.10862617448018, 13.10862617448018],
    [single(toNormal, least32, -least32), -11.303411362113572, 11.303411362113572],
  ] as const;
  for (const [[low, high], lowest, highest] of ends) {
    expect(relativeError(low, lowest)).toBeLessThan(1e-7);
    expect(relativeError(high, highest)).toBeLessThan(1e-7);
  }
});

test("every sampler is monotone and finite over all tails, the middle included", () => {
  for (const [transform, direction] of [
    [toUniform, 1],
    [toNormal, 1],
    [toGumbel, 1],
    [toExponential, -1],
  ] as const) {
    for (const draws of [double(transform, ...ascending(129)), single(transform, ...ascending(97))]) {
      expect(draws.every(Number.isFinite)).toBe(true);
      const rounding = 3e-7; // neighbours closer than float32's rounding may swap
      for (let i = 1; i < draws.length; i++) {
        expect(direction * (draws[i] - draws[i - 1])).toBeGreaterThan(-rounding * (1 + Math.abs(draws[i])));
      }
    }
  }
});

test("in double precision, exponential and Gumbel agree with Math.log1p and Math.log to rounding", () => {
  for (const t of magnitudes(129)) {
    const upper = -Math.log1p(-t);
    expect(relativeError(double(toExponential, -t)[0], upper)).toBeLessThan(5e-16);
    expect(relativeError(double(toExponential, t)[0], -Math.log(t))).toBeLessThan(5e-16);
    expect(Math.abs(double(toGumbel, -t)[0] + Math.log(upper))).toBeLessThan(5e-16 * (1 + -Math.log(upper)));
  }
});

test("in single precision, exponentials are off by a relative 3e-7 and Gumbels by 4e-7 + 1e-7 |g| at most", () => {
  for (const t of ascending(97).map(Math.fround)) {
    const e = t < 0 ? -Math.log1p(t) : -Math.log(t);
    expect(relativeError(single(toExponential, t)[0], e)).toBeLessThan(3e-7);
    const g = -Math.log(e);
    expect(Math.abs(single(toGumbel, t)[0] - g)).toBeLessThan(4e-7 + 1e-7 * Math.abs(g));
  }
});

test("single precision is exact to the tail where a float32 uniform is 1: 1 - 2^-40 gives 40 ln 2", () => {
  expect(single(toGumbel, -(2 ** -40))[0]).toBeCloseTo(40 * Math.LN2, 5);
});
