import { afterEach, describe, expect, test, vi } from "vitest";
import { createRandom } from "../src";
import {
  check,
  close,
  equals,
  examineBy,
  follows,
  frequencies,
  meanOf,
  type Question,
  refuses,
  replyText,
  satisfies,
} from "../src/course";
import { decodeAnswer, encodeAnswer } from "../src/course/check/answer";

afterEach(() => {
  examineBy();
  vi.restoreAllMocks();
});

/** What a check says: the tick's line, or the message of its failure. */
async function said<G>(question: Question<G>): Promise<string> {
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  try {
    await check("a claim", question);
    return String(log.mock.lastCall?.[0]);
  } catch (error) {
    expect((error as Error).name).toBe("CheckFailed");
    return (error as Error).message;
  }
}

test("answers travel as plain data, with every number as it was", () => {
  const value = {
    a: [1, -0, Number.NaN, Infinity, -Infinity, undefined, null, "x", true],
    b: { c: 0.1 + 0.2 },
  };
  const back = decodeAnswer(encodeAnswer(value)) as typeof value;
  expect(back).toEqual(value);
  expect(Object.is(back.a[1], -0)).toBe(true);
  expect(decodeAnswer(encodeAnswer(Float32Array.of(0.5, 2)))).toEqual([0.5, 2]);
  expect(decodeAnswer(encodeAnswer({ arraySync: () => [[1], [2]] }))).toEqual([[1], [2]]);
});

test.each([
  ["a function", () => () => 1, /function, which is no data/],
  ["a reserved key", () => ({ $: "NaN" }), /reserved/],
  ["a promise", () => Promise.resolve(1), /await it/],
  ["too much", () => new Float64Array(2_000_001), /more than 2000000 values/],
])("what is no data is refused: %s", (_, make, words) => {
  expect(() => encodeAnswer(make())).toThrow(words);
  let deep: unknown = 1;
  for (let i = 0; i < 30; i++) deep = [deep];
  expect(() => encodeAnswer(deep)).toThrow(/nested more than/);
});

describe("a check", () => {
  test("prints its claim, or says what was found, what was expected, and the hint", async () => {
    expect(await said({ given: { x: 2 }, ask: ({ x }) => x + 2, expect: close(4) })).toBe("✓ a claim");
    expect(await said({ ask: () => 5, expect: close(4), hint: "count again" })).toBe(
      "✗ a claim\n  the answer is 5; expected 4 ± 1e-9\n  Hint: count again",
    );
  });

  test("says what the code threw", async () => {
    const ask = () => {
      throw new RangeError("no");
    };
    expect(await said({ ask, expect: close(4) })).toMatch(/your code threw RangeError: no/);
  });

  test("is asked by whoever examines, and what that replies is data alone", async () => {
    const asked: string[] = [];
    examineBy(async (ask, given) => {
      asked.push(String(ask), given);
      return replyText(() => 4, given);
    });
    expect(await said({ given: { x: 1 }, ask: ({ x }) => x, expect: close(4) })).toBe("✓ a claim");
    expect(asked).toEqual([expect.stringContaining("=> x"), '{"x":1}']);
    for (const reply of ["", "{}", "7", '{"answer":', '{"thrown":3}', "null"]) {
      examineBy(async () => reply);
      expect(await said({ ask: () => 4, expect: close(4) })).toMatch(/no answer that can be read/);
    }
  });
});

describe("an expectation", () => {
  test("of numbers names the entry that is off, and the form that is wrong", async () => {
    const names = ["C", "O"];
    expect(await said({ ask: () => [0.5, 0.2], expect: close([0.5, 0.3], { within: 0.01, names }) })).toMatch(
      /entry 1 \(O\) is 0.2; expected 0.3 ± 0.01/,
    );
    const cases: [unknown, RegExp][] = [
      [[0.5], /has 1 entries; expected 2/],
      ["x", /the answer is "x"; expected a list of 2/],
      [undefined, /nothing \(undefined\)/],
      [[0.5, "0.3"], /entry 1 \(O\) is "0.3"; expected a number/],
      [[0.5, Number.NaN], /entry 1 \(O\) is NaN/],
    ];
    for (const [answer, words] of cases)
      expect(await said({ ask: () => answer, expect: close([0.5, 0.3], { names }) })).toMatch(words);
    expect(await said({ ask: () => [[1, 2]], expect: close([[1, 3]]) })).toMatch(/entry 0, entry 1 is 2/);
    expect(await said({ ask: () => Number.NaN, expect: close(Number.NaN) })).toBe("✓ a claim");
    expect(() => close(1, { within: 0 })).toThrow(/within is 0, but must be above 0/);
  });

  test("of a value compares whole forms, and can keep it to itself", async () => {
    expect(await said({ ask: () => ({ a: [1] }), expect: equals({ a: [1] }) })).toBe("✓ a claim");
    expect(await said({ ask: () => ({ a: [1], b: 2 }), expect: equals({ a: [1] }) })).toMatch(
      /expected \{"a":\[1\]\}/,
    );
    const hidden = await said({ ask: () => "A", expect: equals("B", { secret: true }) });
    expect(hidden).toMatch(/the answer is "A"; that is not it/);
    expect(hidden).not.toContain("B");
  });

  test("of frequencies passes a right sampler and names the category that is off", async () => {
    const probs = [0.5, 0.31, 0.19];
    const draw = (from: number[]) => () => {
      const u = createRandom(5).uniform(10_000);
      return Array.from(u, (x) => (x < from[0] ? 0 : x < from[0] + from[1] ? 1 : 2));
    };
    const expected = frequencies(probs, { count: 10_000, names: ["C", "O", "F"] });
    expect(await said({ ask: draw(probs), expect: expected })).toBe("✓ a claim");
    expect(await said({ ask: draw([0.5, 0.19, 0.31]), expect: expected })).toMatch(
      /your samples have frequency 0\.1\d+ for category 1 \(O\); expected 0\.31 ± 0\.03/,
    );
    expect(await said({ ask: () => [0, 1], expect: expected })).toMatch(
      /expected 10000 numbers, but the answer has 2/,
    );
    expect(await said({ ask: () => new Array(10_000).fill(3), expect: expected })).toMatch(
      /draw 0 is 3; expected a category/,
    );
    expect(await said({ ask: () => new Array(10_000).fill(0.5), expect: expected })).toMatch(/draw 0 is 0.5/);
  });

  // The limits at 1e-10 are 6.5 standard errors: a mean off by 10 of them is found with a probability above 0.999.
  test("of a mean has the limits that its false alarm sets", async () => {
    const noise = createRandom(7).normal(10_000);
    const shifted = (by: number) => () => noise.map((x) => x + by);
    const expected = meanOf(0, { sd: 1, count: 10_000, what: "noise" });
    expect(await said({ ask: shifted(0), expect: expected })).toBe("✓ a claim");
    expect(await said({ ask: shifted(0.1), expect: expected })).toMatch(
      /your noise have mean 0\.\d+; expected 0 ± 0\.065/,
    );
    expect(await said({ ask: () => new Array(10_000).fill(Number.NaN), expect: expected })).toMatch(
      /entry 0 is NaN/,
    );
  });

  // Detects a distance of 0.06 with probability above 0.999 (Dvoretzky, Kiefer and Wolfowitz).
  test("of a law finds another one", async () => {
    const u = createRandom(9).uniform(10_000);
    const expected = follows((x) => Math.min(1, Math.max(0, x)), { count: 10_000, law: "a uniform law" });
    expect(await said({ ask: () => u, expect: expected })).toBe("✓ a claim");
    expect(await said({ ask: () => u.map((x) => x * x), expect: expected })).toMatch(
      /do not follow a uniform law/,
    );
  });

  test("of an error takes none for it that only shows that something is missing", async () => {
    const throwing = (error: Error) => () => {
      throw error;
    };
    expect(await said({ ask: throwing(new RangeError("tau is 0")), expect: refuses(/tau/) })).toBe(
      "✓ a claim",
    );
    expect(await said({ ask: throwing(new Error("no")), expect: refuses(/tau/) })).toMatch(
      /says 'no'; expected one that names tau/,
    );
    expect(await said({ ask: () => 3, expect: refuses(/x/) })).toMatch(/it returned 3; expected an error/);
    expect(
      await said({ ask: throwing(new ReferenceError("f is not defined")), expect: refuses(/f/) }),
    ).toMatch(/ReferenceError/);
  });

  test("of its own takes what it throws for wrong", async () => {
    const judge = (answer: { a: { b: number } }) => answer.a.b === 1 || "b is off";
    expect(await said({ ask: () => ({ a: { b: 1 } }), expect: satisfies(judge) })).toBe("✓ a claim");
    expect(await said({ ask: () => ({ a: { b: 2 } }), expect: satisfies(judge) })).toMatch(/b is off/);
    expect(await said({ ask: () => 3, expect: satisfies(judge) })).toMatch(/not the form that was asked for/);
  });
});
