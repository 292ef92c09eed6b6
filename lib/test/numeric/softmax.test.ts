import fc from "fast-check";
import { expect, test } from "vitest";
import { argmax } from "../../src/numeric/argmax";
import { logSumExp } from "../../src/numeric/logSumExp";
import { softmax } from "../../src/numeric/softmax";

const { NEGATIVE_INFINITY, POSITIVE_INFINITY, NaN: NOT_A_NUMBER } = Number;
const logits = fc.array(fc.double({ min: -1e4, max: 1e4, noNaN: true }), { minLength: 1, maxLength: 9 });

test("softmax is on the simplex, and unchanged by a constant", () => {
  fc.assert(
    fc.property(logits, fc.integer({ min: -50, max: 50 }), (x, shift) => {
      const y = softmax(x);
      expect(y.reduce((a, b) => a + b)).toBeCloseTo(1, 12);
      const moved = softmax(x.map((v) => v + shift));
      for (let i = 0; i < y.length; i++) expect(moved[i]).toBeCloseTo(y[i], 9);
    }),
    { seed: 2 },
  );
});

test("log softmax is x less logSumExp x", () => {
  const x = [0.3, -2, 5, 1];
  for (const [i, p] of softmax(x).entries()) expect(Math.log(p)).toBeCloseTo(x[i] - logSumExp(x), 13);
});

test("softmax of log-probabilities gives the probabilities back", () => {
  const p = [0.1, 0.2, 0.7];
  for (const [i, y] of softmax(p.map(Math.log)).entries()) expect(y).toBeCloseTo(p[i], 14);
});

test("huge logits and -Infinity do no harm", () => {
  expect([...softmax([1e4, -1e4])]).toEqual([1, 0]);
  expect([...softmax([NEGATIVE_INFINITY, 0, 0])]).toEqual([0, 0.5, 0.5]);
  expect(logSumExp([1e4, 1e4])).toBeCloseTo(1e4 + Math.LN2, 10);
  expect(logSumExp([-1e4, NEGATIVE_INFINITY])).toBe(-1e4);
  expect(logSumExp([NEGATIVE_INFINITY])).toBe(NEGATIVE_INFINITY);
  expect(logSumExp([1, POSITIVE_INFINITY])).toBe(POSITIVE_INFINITY);
});

test("argmax is the first of the largest", () => {
  expect(argmax([1, 3, 3, 2])).toBe(1);
  expect(argmax(Float32Array.of(-1))).toBe(0);
  expect(argmax([NEGATIVE_INFINITY, NEGATIVE_INFINITY])).toBe(0);
});

test("empty, NaN and meaningless input is refused", () => {
  for (const f of [softmax, logSumExp, argmax]) {
    expect(() => f([])).toThrow(new RangeError("x has 0 values, but needs at least 1; pass a longer array."));
    expect(() => f([1, NOT_A_NUMBER])).toThrow(/x\[1\] is NaN/);
    expect(() => f("12" as never)).toThrow(TypeError);
  }
  expect(() => softmax([NEGATIVE_INFINITY])).toThrow(/largest of x is -Infinity/);
  expect(() => softmax([0, POSITIVE_INFINITY])).toThrow(/largest of x is Infinity/);
});
