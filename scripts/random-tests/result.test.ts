import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Block } from "../../lib/src/random/block";
import { createRandom } from "../../lib/src/random/createRandom";
import { root } from "../setup/root";
import { report } from "./report";
import { parseResult, type Result, suspects } from "./result";
import { namesOfStreams, openStream, startOf } from "./streams";

const key = BigInt(`0x${createRandom("random tests").state().key}`);

/** The first words of a stream, filled in parts of two lengths. */
function wordsOf(name: string, count: number): number[] {
  const fill = openStream(name);
  const words = new Int32Array(count);
  fill(words.subarray(0, 5));
  fill(words.subarray(5));
  return Array.from(words);
}

test("streams bring the library's own words, in any parts", () => {
  const blocks = [0, 1].map((number) => new Block(key, number));
  expect(wordsOf("first", 8192)).toEqual(blocks.flatMap((b) => Array.from(b.first)));
  expect(wordsOf("second", 8192)).toEqual(blocks.flatMap((b) => Array.from(b.second)));
  expect(wordsOf("lane2", 2048)).toEqual(
    blocks.flatMap((b) => Array.from(b.first)).filter((_, i) => i % 4 === 2),
  );
  expect(wordsOf("starts", 30)).toEqual(Array.from({ length: 30 }, (_, i) => new Block(key, i).first[0]));
  expect(startOf(key, 2 ** 31 + 7)).toBe(new Block(key, 2 ** 31 + 7).first[0]);
  const child = createRandom("random tests").split(3);
  expect(wordsOf("children", 64)[3]).toBe(new Block(BigInt(`0x${child.state().key}`), 0).first[0]);
});

test("every stream runs, and turning the bits twice gives them back", () => {
  for (const name of namesOfStreams()) expect(new Set(wordsOf(name, 100)).size).toBe(100);
  const turned = (w: number) =>
    Array.from({ length: 32 }, (_, i) => ((w >>> i) & 1) << (31 - i)).reduce((a, b) => a | b);
  expect(wordsOf("first-reversed", 50).map(turned)).toEqual(wordsOf("first", 50));
});

test("a battery's output is read from its end, an unfinished one is refused", () => {
  const text = "summary\n\n# p-values\nGap \t0.25\nPoker\t1e-12\n# words 123\n";
  const result = parseResult("small-crush", "first", text);
  expect(result).toEqual({
    battery: "small-crush",
    stream: "first",
    words: 123,
    tests: [
      ["Gap", 0.25],
      ["Poker", 1e-12],
    ],
  });
  expect(suspects(result)).toEqual([["Poker", 1e-12]]);
  expect(report([result])).toContain("Outside [1e-10, 1 − 1e-10], which TestU01 counts as a failure: 1.");
  expect(() => parseResult("crush", "first", "nothing")).toThrow(/crush on first has no p-values/);
});

test("the committed report is that of the committed p-values, none of which TestU01 calls a failure", () => {
  const folder = join(root, "data", "runs");
  const { results }: { results: Result[] } = JSON.parse(
    readFileSync(join(folder, "random-tests.json"), "utf8"),
  );
  expect(readFileSync(join(folder, "random-tests.md"), "utf8")).toBe(report(results));
  const p = results.flatMap(({ tests }) => tests.map(([, value]) => value));
  expect(p.length).toBeGreaterThanOrEqual(225);
  expect(Math.min(...p)).toBeGreaterThan(1e-10);
  expect(Math.max(...p)).toBeLessThan(1 - 1e-10);
});
