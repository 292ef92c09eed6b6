import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { numberText, numberTexts, shortestFloat32 } from "./numberText";

describe("numbers below each other", () => {
  test.each([
    [
      [0, 0.1 + 0.2, -1.5],
      ["0.0", "0.3", "-1.5"],
    ],
    [
      [1, 20, -300],
      ["1", "20", "-300"],
    ],
    [
      [Math.PI, 1e-12, 0],
      ["3.14159", "1.0e-12", "0.00000"],
    ],
    [
      [1e15, 1.5],
      ["1.0e+15", "1.5e+0"],
    ],
    [
      [1e300, 1e-300],
      ["1e+300", "1e-300"],
    ],
    [
      [4999998.5, 0.5, 1],
      ["4999998.5", "0.5", "1.0"],
    ],
    [
      [Number.NaN, Number.POSITIVE_INFINITY, -0, 2.25],
      ["NaN", "Infinity", "-0.00", "2.25"],
    ],
    [[], []],
  ])("%j are written %j", (numbers, texts) => {
    expect(numberTexts(numbers as number[])).toEqual(texts);
  });

  test("keep at least two digits of each, or all that it has, and six of the largest", () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }),
        (numbers) => {
          const largest = Math.max(...numbers.map(Math.abs));
          numberTexts(numbers).forEach((text, i) => {
            const x = numbers[i] as number;
            const digits = Math.abs(x) === largest ? 5e-6 : 0.05;
            expect(Math.abs(Number(text) - x)).toBeLessThanOrEqual(digits * Math.abs(x));
          });
        },
      ),
    );
  });

  test("alone, a number loses the zeros behind its last digit", () => {
    expect(numberText(0.57721566)).toBe("0.577216");
    expect(numberText(1e-12)).toBe("1e-12");
    expect(numberText(12.5)).toBe("12.5");
  });

  test("of 32 bits are what they were before they were widened", () => {
    fc.assert(
      fc.property(fc.float({ noNaN: true }), (x) => {
        expect(Math.fround(shortestFloat32(x))).toBe(x);
      }),
    );
    expect(shortestFloat32(Math.fround(0.1))).toBe(0.1);
  });
});
