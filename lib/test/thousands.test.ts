import { thousands } from "gumbel-softmax/course";
import { expect, test } from "vitest";

test("groups of three digits, with a minus sign that is one", () => {
  const written = [0, 7, 999, 1000, 12345, 100000, 1234567, -1000, 2 ** 53 - 1].map(thousands);
  expect(written).toEqual([
    "0",
    "7",
    "999",
    "1,000",
    "12,345",
    "100,000",
    "1,234,567",
    "−1,000",
    "9,007,199,254,740,991",
  ]);
});

test.each([0.5, Number.NaN, Infinity, 2 ** 53])("%s is refused by value", (value) => {
  expect(() => thousands(value)).toThrow(`not ${value}. Round it first`);
});
