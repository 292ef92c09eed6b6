import * as stdlib from "@stdlib/stats-base-dists-gumbel";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createRandom, Gumbel, gumbelFromUniform, kolmogorovSmirnov } from "../../src/index";
import scipy from "../oracles/gumbel-scipy.json";
import { relativeError } from "../support";

const { POSITIVE_INFINITY, NEGATIVE_INFINITY, NaN: NOT_A_NUMBER } = Number;
const parameters = [
  { loc: 0, scale: 1 },
  { loc: -3.5, scale: 0.25 },
  { loc: 120, scale: 37.5 },
];

/** Every a is within relative |b| of its b. */
function expectClose(a: ArrayLike<number>, b: ArrayLike<number>, relative: number): void {
  expect(a.length).toBe(b.length);
  for (let i = 0; i < b.length; i++) expect(relativeError(a[i], b[i]), `value ${i}`).toBeLessThan(relative);
}

test("density, distribution function and quantiles agree with SciPy far into both tails", () => {
  expect(scipy.gumbel.length).toBe(3);
  for (const row of scipy.gumbel) {
    const g = new Gumbel(row);
    expectClose(g.logPdf(row.x), row.logpdf, 1e-13);
    expectClose(g.pdf(row.x), row.pdf, 1e-12);
    expectClose(g.cdf(row.x), row.cdf, 1e-12);
    expectClose(g.survival(row.x), row.sf, 1e-12);
    expectClose(g.quantile(row.p), row.ppf, 1e-13);
    expectClose(g.survivalQuantile(row.p), row.isf, 1e-13);
    expectClose(
      [g.mean(), g.variance(), g.median(), g.entropy(), g.skewness()],
      [row.mean, row.variance, row.median, row.entropy, row.skewness],
      1e-13,
    );
  }
});

test.each(parameters)("values and moments of $loc, $scale agree with stdlib", ({ loc, scale }) => {
  const g = new Gumbel({ loc, scale });
  for (let z = -5; z < 30; z += 0.37) {
    const x = loc + scale * z;
    expect(relativeError(g.pdf(x), stdlib.pdf(x, loc, scale))).toBeLessThan(1e-12);
    expect(relativeError(g.logPdf(x), stdlib.logpdf(x, loc, scale))).toBeLessThan(1e-11);
    expect(relativeError(g.cdf(x), stdlib.cdf(x, loc, scale))).toBeLessThan(1e-12);
  }
  for (let p = 0.013; p < 1; p += 0.0217)
    expect(g.quantile(p)).toBeCloseTo(stdlib.quantile(p, loc, scale), 10);
  expect(g.mean()).toBeCloseTo(stdlib.mean(loc, scale), 12);
  expect(g.variance()).toBeCloseTo(stdlib.variance(loc, scale), 10);
  expect(g.median()).toBeCloseTo(stdlib.median(loc, scale), 12);
  expect(g.mode()).toBe(stdlib.mode(loc, scale));
  expect(g.entropy()).toBeCloseTo(stdlib.entropy(loc, scale), 13);
  expect(g.skewness()).toBeCloseTo(stdlib.skewness(loc, scale), 13);
});

test("quantile inverts cdf, survivalQuantile inverts survival, and cdf + survival = 1", () => {
  const z = fc.double({ min: -3, max: 30, noNaN: true });
  fc.assert(
    fc.property(z, fc.constantFrom(...parameters), (at, p) => {
      const g = new Gumbel(p);
      const x = p.loc + p.scale * at;
      expect(g.cdf(x) + g.survival(x)).toBeCloseTo(1, 14);
      if (at > -1) expect(g.survivalQuantile(g.survival(x))).toBeCloseTo(x, 8);
      if (at < 10) expect(g.quantile(g.cdf(x))).toBeCloseTo(x, 7);
    }),
    { seed: 8 },
  );
});

test("the density integrates to 1, with the mean, variance and entropy that are stated", () => {
  const g = new Gumbel({ loc: 1, scale: 2 });
  const h = 1e-3;
  const sum = (f: (x: number) => number) => {
    let total = 0;
    for (let x = -15; x < 90; x += h) total += f(x) * g.pdf(x) * h;
    return total;
  };
  expect(sum(() => 1)).toBeCloseTo(1, 10);
  expect(sum((x) => x)).toBeCloseTo(g.mean(), 9);
  expect(sum((x) => (x - g.mean()) * (x - g.mean()))).toBeCloseTo(g.variance(), 8);
  expect(sum((x) => -g.logPdf(x))).toBeCloseTo(g.entropy(), 9);
});

test("the Kullback-Leibler divergence is the integral of f log(f / h), and 0 to itself", () => {
  const f = new Gumbel({ loc: 1, scale: 2 });
  for (const h of [new Gumbel({ loc: 0, scale: 3 }), new Gumbel({ loc: 2, scale: 1.5 })]) {
    let sum = 0;
    for (let x = -15; x < 110; x += 1e-3) sum += f.pdf(x) * (f.logPdf(x) - h.logPdf(x)) * 1e-3;
    expect(f.klDivergence(h)).toBeCloseTo(sum, 9);
  }
  expect(f.klDivergence(f)).toBeCloseTo(0, 13);
  expect(new Gumbel({ scale: 1e4 }).klDivergence(new Gumbel())).toBe(POSITIVE_INFINITY);
});

test("infinite arguments have their limits", () => {
  const g = new Gumbel({ loc: 3 });
  for (const [x, pdf, cdf, survival] of [
    [POSITIVE_INFINITY, 0, 1, 0],
    [NEGATIVE_INFINITY, 0, 0, 1],
  ]) {
    expect([g.pdf(x), g.cdf(x), g.survival(x), g.logPdf(x)]).toEqual([pdf, cdf, survival, NEGATIVE_INFINITY]);
  }
  expect(g.quantile([0, 1])).toEqual(Float64Array.of(NEGATIVE_INFINITY, POSITIVE_INFINITY));
  expect(g.survivalQuantile([0, 1])).toEqual(Float64Array.of(POSITIVE_INFINITY, NEGATIVE_INFINITY));
  expect(new Gumbel().survivalQuantile(1e-40)).toBeCloseTo(40 * Math.LN10, 10);
});

test("samples are loc + scale times standard draws, in the array and precision asked for", () => {
  const g = new Gumbel({ loc: 2, scale: 3 });
  const standard = createRandom(1).gumbel(5);
  expect(g.sample(createRandom(1), 5)).toEqual(standard.map((v) => 2 + 3 * v));
  const single = g.sample(createRandom(1), 5, { dtype: "float32" });
  expect(single).toBeInstanceOf(Float32Array);
  expect(single[4]).toBeCloseTo(2 + 3 * standard[4], 5);
  const out = new Float64Array(5);
  expect(g.sample(createRandom(1), 5, { out })).toBe(out);
  expect(new Gumbel().sample(createRandom(1), 5)).toEqual(standard);
});

/** Size 1e-4 for each of 2 decisions here and below, family-wise 2e-4; with power 0.999 a distance of 0.019 is caught. */
test("samples have the distribution (KS, size 1e-4); the distribution of minima is rejected", () => {
  const g = new Gumbel({ loc: -1, scale: 0.5 });
  const draws = g.sample(createRandom("sample"), 50_000);
  expect(kolmogorovSmirnov(draws, (x) => g.cdf(x)).pValue).toBeGreaterThan(1e-4);
  const minima = draws.map((x) => 2 * g.mean() - x);
  expect(kolmogorovSmirnov(minima, (x) => g.cdf(x)).pValue).toBeLessThan(1e-4);
});

test("the plain form is -log(-log u), with the same law (KS, size 1e-4), and refuses 0 and 1", () => {
  expect(gumbelFromUniform(Math.exp(-1))).toBeCloseTo(0, 15);
  const draws = createRandom("plain").uniform(50_000).map(gumbelFromUniform);
  expect(kolmogorovSmirnov(draws, (x) => new Gumbel().cdf(x)).pValue).toBeGreaterThan(1e-4);
  for (const u of [0, 1, -0.1, 1.1, NOT_A_NUMBER]) expect(() => gumbelFromUniform(u)).toThrow(/^u is/);
});

test("bad arguments are refused by name, value and domain", () => {
  expect(() => new Gumbel({ scale: 0 })).toThrow(
    new RangeError("scale is 0, but must be above 0; pass a positive number."),
  );
  expect(() => new Gumbel({ scale: -1 })).toThrow(/scale is -1/);
  expect(() => new Gumbel({ scale: POSITIVE_INFINITY })).toThrow(/scale is Infinity, but must be finite/);
  expect(() => new Gumbel({ loc: NOT_A_NUMBER })).toThrow(/loc is NaN/);
  expect(() => new Gumbel({ loc: "1" as never })).toThrow(/loc must be a number, but is "1"/);
  const g = new Gumbel();
  expect(() => g.quantile(1.1)).toThrow(/p is 1.1, but must be a probability in \[0, 1\]/);
  expect(() => g.quantile([0.5, -1])).toThrow(/p\[1\] is -1/);
  expect(() => g.survivalQuantile(NOT_A_NUMBER)).toThrow(/q is NaN/);
  for (const f of ["pdf", "logPdf", "cdf", "survival"] as const) {
    expect(() => g[f](NOT_A_NUMBER)).toThrow(/x is NaN/);
    expect(() => g[f]("1" as never)).toThrow(TypeError);
    expect(() => g[f](undefined as never)).toThrow(/x must be an array or typed array of numbers/);
  }
  expect(() => g.sample(undefined as never, 3)).toThrow(/random is undefined, but must be a Random/);
  expect(() => g.sample(createRandom(1), -3)).toThrow(/n is -3/);
});
