import fc from "fast-check";
import { expect, test } from "vitest";
import {
  gumbelMax,
  gumbelSoftmax,
  gumbelSoftmaxVjp,
  logGumbelSoftmax,
  logGumbelSoftmaxVjp,
  logSumExp,
  logSumExpVjp,
  oneHot,
  softmax,
  softmaxVjp,
  straightThrough,
  straightThroughVjp,
} from "../../src/index";
import torch from "../oracles/relaxed-torch.json";

const { NEGATIVE_INFINITY } = Number;

function expectClose(a: ArrayLike<number>, b: ArrayLike<number>, tolerance: number): void {
  expect(a.length).toBe(b.length);
  for (let i = 0; i < b.length; i++) {
    expect(Math.abs(a[i] - b[i]), `value ${i}: ${a[i]} and ${b[i]}`).toBeLessThanOrEqual(
      tolerance * (1 + Math.abs(b[i])),
    );
  }
}

test("samples, hard samples and their gradients are PyTorch's for the same noise", () => {
  expect(torch.relaxed.length).toBe(25);
  for (const { logits, g, tau, v, y, x, hard, yVjp, xVjp, throughVjp } of torch.relaxed) {
    expectClose(gumbelSoftmax(logits, g, tau), y, 1e-13);
    expectClose(logGumbelSoftmax(logits, g, tau), x, 1e-13);
    expectClose(straightThrough(logits, g, tau), hard, 0);
    const soft = gumbelSoftmaxVjp(logits, g, tau, v);
    expectClose(soft.logits, yVjp[0] as number[], 1e-12);
    expectClose(soft.g, yVjp[1] as number[], 1e-12);
    expectClose(soft.tau, [yVjp[2] as number], 1e-11);
    const logs = logGumbelSoftmaxVjp(logits, g, tau, v);
    expectClose(logs.logits, xVjp[0] as number[], 1e-12);
    expectClose(logs.g, xVjp[1] as number[], 1e-12);
    expectClose(logs.tau, [xVjp[2] as number], 1e-11);
    const through = straightThroughVjp(logits, g, tau, v);
    expectClose(through.logits, throughVjp[0] as number[], 1e-12);
    expectClose(through.tau, [throughVjp[1] as number], 1e-11);
  }
});

/** n draws for b rows of k: logits, noise, temperatures and a cotangent. */
const problem = fc
  .record({
    n: fc.integer({ min: 1, max: 3 }),
    b: fc.integer({ min: 1, max: 3 }),
    k: fc.integer({ min: 1, max: 5 }),
  })
  .chain(({ n, b, k }) => {
    const values = (length: number, most: number) =>
      fc.array(fc.double({ min: -most, max: most, noNaN: true }), { minLength: length, maxLength: length });
    return fc.record({
      k: fc.constant(k),
      logits: values(b * k, 3),
      g: values(n * b * k, 3),
      tau: fc.array(fc.double({ min: 0.3, max: 4, noNaN: true }), { minLength: b, maxLength: b }),
      v: values(n * b * k, 2),
    });
  });

/** Central differences of the scalar function vᵀ f at each argument. */
function differences(f: (x: number[]) => ArrayLike<number>, x: number[], v: number[]): number[] {
  const h = 1e-5;
  const at = (moved: number[]) => Array.from(f(moved)).reduce((sum, y, i) => sum + y * v[i], 0);
  return x.map((_, i) => {
    const move = (step: number) => at(x.map((value, j) => (i === j ? value + step : value)));
    return (move(h) - move(-h)) / (2 * h);
  });
}

test.each([
  ["gumbelSoftmax", gumbelSoftmax, gumbelSoftmaxVjp],
  ["logGumbelSoftmax", logGumbelSoftmax, logGumbelSoftmaxVjp],
] as const)("%s's vector-Jacobian product agrees with finite differences, for every shape", (_, f, vjp) => {
  fc.assert(
    fc.property(problem, ({ k, logits, g, tau, v }) => {
      const found = vjp(logits, g, tau, v, { k });
      expectClose(
        found.logits,
        differences((x) => f(x, g, tau, { k }), logits, v),
        1e-7,
      );
      expectClose(
        found.g,
        differences((x) => f(logits, x, tau, { k }), g, v),
        1e-7,
      );
      expectClose(
        found.tau,
        differences((x) => f(logits, g, x, { k }), tau, v),
        1e-7,
      );
      const single = vjp(logits, g, tau[0], v, { k });
      expectClose(
        single.tau,
        differences(([t]) => f(logits, g, t, { k }), [tau[0]], v),
        1e-7,
      );
    }),
    { seed: 10, numRuns: 300 },
  );
});

test("softmax's and logSumExp's products agree with finite differences; a wrong sign does not", () => {
  fc.assert(
    fc.property(problem, ({ k, logits, g }) => {
      const v = g.slice(0, logits.length);
      const numeric = differences((x) => softmax(x, { k }), logits, v);
      expectClose(softmaxVjp(logits, v, { k }), numeric, 1e-7);
      const rows = v.slice(0, logits.length / k);
      expectClose(
        logSumExpVjp(logits, rows, { k }),
        differences((x) => logSumExp(x, { k }), logits, rows),
        1e-7,
      );
    }),
    { seed: 11, numRuns: 200 },
  );
  expect(() =>
    expectClose(
      softmaxVjp([0, 1], [-1, 0]),
      differences((x) => softmax(x), [0, 1], [1, 0]),
      1e-7,
    ),
  ).toThrow();
});

test("straight-through's product is the relaxed one's for the same cotangent, and its forward pass is one-hot", () => {
  fc.assert(
    fc.property(problem, ({ k, logits, g, tau, v }) => {
      expect(straightThroughVjp(logits, g, tau, v, { k })).toEqual(
        gumbelSoftmaxVjp(logits, g, tau, v, { k }),
      );
      const hard = straightThrough(logits, g, tau, { k });
      expect(hard).toEqual(oneHot(gumbelMax(logits, g, { k }), k));
    }),
    { seed: 12 },
  );
});

test("ties go to the first index and never give two ones", () => {
  expect(gumbelMax([1, 1, 1], [0, 2, 2, 0, 0, 0])).toEqual(Int32Array.of(1, 0));
  expect(straightThrough([1, 1, 1], [0, 2, 2], 0.5)).toEqual(Float64Array.of(0, 1, 0));
  expect(gumbelSoftmax([1, 1], [0, 0], 1e-3)).toEqual(Float64Array.of(0.5, 0.5));
});

test("k = 1 gives 1, its logarithm 0, and gradients 0", () => {
  expect(gumbelSoftmax([-5], [3, 4], 0.1)).toEqual(Float64Array.of(1, 1));
  expect(logGumbelSoftmax([-5], [3], 0.1)).toEqual(Float64Array.of(0));
  expect(gumbelSoftmaxVjp([-5], [3], 0.1, [2]).logits).toEqual(Float64Array.of(0));
});

test("-Infinity logits give y = 0, log y = -Infinity and gradients without NaN", () => {
  const logits = [NEGATIVE_INFINITY, 0, 1];
  const g = [50, 0.3, -0.2];
  const y = gumbelSoftmax(logits, g, 0.5);
  expect(y[0]).toBe(0);
  expectClose(y.subarray(1), gumbelSoftmax([0, 1], g.slice(1), 0.5), 1e-15);
  expect(logGumbelSoftmax(logits, g, 0.5)[0]).toBe(NEGATIVE_INFINITY);
  expect(gumbelMax(logits, g)[0]).toBe(2);
  for (const vjp of [gumbelSoftmaxVjp, logGumbelSoftmaxVjp]) {
    const whole = vjp(logits, g, 0.5, [9, 1, 2]);
    const part = vjp([0, 1], g.slice(1), 0.5, [1, 2]);
    expectClose(whole.logits, [0, ...part.logits], 1e-15);
    expectClose(whole.tau, part.tau, 1e-15);
  }
  expect(softmaxVjp(logits, [9, 1, 2])[0]).toBe(0);
  expect(logSumExpVjp(logits, [1])[0]).toBe(0);
});

test("logits of 1e4 and constants of any size change nothing", () => {
  const g = [0.3, -0.2, 1.7];
  expect(gumbelSoftmax([1e4, 1e4 - 1, 1e4 + 1], g, 0.7)).toEqual(gumbelSoftmax([0, -1, 1], g, 0.7));
  expect(gumbelSoftmax([2 ** 60, 2 ** 60, 2 ** 60], g, 0.7)).toEqual(gumbelSoftmax([0, 0, 0], g, 0.7));
  expect(gumbelMax([2 ** 60, 2 ** 60, 2 ** 60], g)[0]).toBe(2);
  expect(gumbelSoftmax([1e4, -1e4], [0, 0], 1e-3)).toEqual(Float64Array.of(1, 0));
  expect(logGumbelSoftmax([1e4, -1e4], [0, 0], 1e-3)).toEqual(Float64Array.of(0, -2e7));
});

test("rows are on the simplex to rounding for tau from 1e-3 to 1e3, in both precisions", () => {
  fc.assert(
    fc.property(problem, fc.integer({ min: -3, max: 3 }), ({ k, logits, g }, power) => {
      const tau = Number(`1e${power}`);
      for (const out of [new Float64Array(g.length), new Float32Array(g.length)]) {
        expect(gumbelSoftmax(logits, g, tau, { k, out })).toBe(out);
        for (let at = 0; at < out.length; at += k) {
          const row = Array.from(out.subarray(at, at + k));
          expect(row.every((y) => y >= 0 && y <= 1)).toBe(true);
          const sum = row.reduce((a, b) => a + b);
          expect(Math.abs(sum - 1)).toBeLessThan(out instanceof Float32Array ? 3e-7 : 1e-15);
        }
      }
      for (const x of logGumbelSoftmax(logits, g, tau, { k }))
        expect(Number.isFinite(x) && x <= 0).toBe(true);
    }),
    { seed: 13 },
  );
});

test("at low temperatures the logarithm of the largest coordinate keeps its relative accuracy", () => {
  const [low, high] = logGumbelSoftmax([0, 0], [0, 40], 0.5);
  expect(low).toBeCloseTo(-80, 12);
  expect(Math.abs(high / -Math.exp(-80) - 1)).toBeLessThan(1e-13);
});

test("the relaxation goes to one-hot as tau goes to 0, and to the centre as tau grows", () => {
  const g = [0.3, -0.2, 1.7];
  expect(gumbelSoftmax([1, 2, 0], g, 1e-6)).toEqual(straightThrough([1, 2, 0], g, 1));
  expectClose(gumbelSoftmax([1, 2, 0], g, 1e9), [1 / 3, 1 / 3, 1 / 3], 1e-8);
});
