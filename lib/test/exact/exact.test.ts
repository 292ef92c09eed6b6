import fc from "fast-check";
import { expect, test } from "vitest";
import { enumerate, integrateLogRatios, integrateSimplex } from "../../src/index";

test("the expectation and its gradient are those of one variable written out", () => {
  const f = [3, -1, 2];
  const p = [0.2, 0.5, 0.3];
  const mean = 0.6 - 0.5 + 0.6;
  const { expectation, gradient } = enumerate({ probs: p }, (z) => z.reduce((s, v, i) => s + v * f[i], 0));
  expect(expectation).toBeCloseTo(mean, 14);
  gradient.forEach((v, i) => {
    expect(v).toBeCloseTo(p[i] * (f[i] - mean), 14);
  });
});

test("the gradient agrees with finite differences for a function that no row separates", () => {
  const logit = fc.double({ min: -2, max: 2, noNaN: true });
  fc.assert(
    fc.property(fc.array(logit, { minLength: 6, maxLength: 6 }), (logits) => {
      const f = (z: Float64Array) => {
        const s = z.reduce((sum, v, i) => sum + v * (i + 1), 0);
        return s * s;
      };
      const { gradient } = enumerate({ logits, k: 2 }, f);
      const h = 1e-5;
      logits.forEach((_, i) => {
        const at = (step: number) =>
          enumerate({ logits: logits.map((l, j) => (i === j ? l + step : l)), k: 2 }, f).expectation;
        expect(gradient[i]).toBeCloseTo((at(h) - at(-h)) / (2 * h), 5);
      });
    }),
    { seed: 50, numRuns: 30 },
  );
});

test("all k^d states are visited once, one-hot; those of probability 0 are not", () => {
  const seen: string[] = [];
  enumerate({ logits: new Float64Array(6), k: 3 }, (z) => {
    seen.push(z.join(""));
    return 0;
  });
  expect(new Set(seen).size).toBe(9);
  expect(seen.length).toBe(9);
  expect(seen.every((s) => /^(100|010|001){2}$/.test(s))).toBe(true);
  let count = 0;
  enumerate(
    {
      probs: [
        [0, 1],
        [0.5, 0.5],
      ],
    },
    () => ++count,
  );
  expect(count).toBe(2);
});

test("integrals over the simplex have their closed forms: areas, and a Dirichlet's normalisation", () => {
  for (const [k, volume] of [
    [2, 1],
    [3, 1 / 2],
  ]) {
    const { value, error } = integrateSimplex(k, () => 1, { step: 0.5 });
    expect(value).toBeCloseTo(volume, 10);
    expect(Math.abs(value - volume)).toBeLessThan(error);
  }
  expect(integrateSimplex(4, () => 1, { step: 1, reach: 24 }).value).toBeCloseTo(1 / 6, 5);
  const beta = integrateSimplex(2, (y) => 1 / Math.sqrt(y[0] * y[1]), { reach: 60, step: 0.5 });
  expect(beta.value).toBeCloseTo(Math.PI, 10);
  const logistic = integrateLogRatios(2, (x) => Math.exp(x[0] + x[1]), { step: 0.5 });
  expect(logistic.value).toBeCloseTo(1, 10);
});

test("bad input is refused by name", () => {
  const one = () => 1;
  const bad: [() => unknown, RegExp][] = [
    [() => enumerate({ logits: new Float64Array(50), k: 2 }, one), /there are 2\^25 states/],
    [() => enumerate({ logits: [0, 0] }, () => Number.NaN), /f\(z\) is NaN, but must be a finite number/],
    [() => enumerate({} as never, one), /either logits or probs/],
    [() => integrateSimplex(5, one), /k is 5, but must be a whole number from 2 to 4/],
    [() => integrateSimplex(3, one, { center: [0] }), /center has 1 values, but must have k - 1 = 2/],
    [() => integrateSimplex(2, one, { step: 0 }), /step is 0/],
    [() => integrateSimplex(2, one, { reach: -1 }), /reach is -1/],
    [() => integrateSimplex(2, one, { scale: 0 }), /scale is 0/],
    [() => integrateLogRatios(2, () => Number.NaN), /f\(x\) is NaN/],
  ];
  for (const [f, message] of bad) expect(f).toThrow(message);
});
