import { describe, expect, test } from "vitest";
import { blanks, windowOf } from "./width";

describe("a window on a line", () => {
  const digits = "0123456789".repeat(30);
  test.each([
    ["at its start", 0, 20, "", `${digits.slice(0, 19)}…`],
    ["at its end", 299, 20, `…${digits.slice(281, 299)}`, "9"],
    ["in the middle", 150, 20, `…${digits.slice(141, 150)}`, `${digits.slice(150, 159)}…`],
    ["near its start", 4, 20, digits.slice(0, 4), `${digits.slice(4, 19)}…`],
  ])("%s is as wide as there is room", (_, place, room, before, after) => {
    expect(windowOf(digits, place, room)).toEqual({ before, after });
  });

  test("leaves a line that fits as it is, and a place behind its end", () => {
    expect(windowOf("short", 2, 5)).toEqual({ before: "sh", after: "ort" });
    expect(windowOf("short", 5, 5)).toEqual({ before: "short", after: "" });
  });

  test.each(["😀", "漢", "👩‍👩‍👧"])("never splits %s and never takes more columns", (sign) => {
    const line = sign.repeat(100);
    for (let place = 0; place <= 40; place++) {
      const { before, after } = windowOf(line, place * sign.length, 31);
      expect(blanks(before + after).length).toBeLessThanOrEqual(31);
      expect((before + after).replaceAll(sign, "").replaceAll("…", "")).toBe("");
    }
  });

  test("on millions of characters is cut at once", () => {
    expect(windowOf("x".repeat(5e6), 4e6, 20)).toEqual({
      before: `…${"x".repeat(9)}`,
      after: `${"x".repeat(9)}…`,
    });
  });
});
