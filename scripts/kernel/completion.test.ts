import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { inRoot } from "../setup/root";
import { KernelClient } from "./testing/client";

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start({ cwd: inRoot("notebooks") });
  const { error } = await kernel.execute(
    [
      'import { gumbelFromUniform } from "gumbel-softmax";',
      "const temperature = 2;",
      "class Point {",
      "  x = 1;",
      "  /** How far it is. */",
      "  norm(): number { return 1; }",
      "}",
      "/** Doubles, unlike {@link Point} or {@link Point.norm | its norm}.",
      " * @param n what is doubled",
      " * @returns the double",
      " * @throws RangeError never",
      " * @throws {TypeError} nor this",
      " * @example",
      " * twice(2); // 4",
      " */",
      "function twice(n: number) { return 2 * n; }",
      "const point = new Point();",
    ].join("\n"),
  );
  expect(error).toBeUndefined();
});
afterAll(() => kernel.shutdown());

/** Asks at the place of the bar. */
const ask = (type: string, marked: string) =>
  kernel.request(type, { code: marked.replace("|", ""), cursor_pos: marked.indexOf("|"), detail_level: 0 });
const complete = (marked: string) => ask("complete_request", marked);
const inspect = async (marked: string) => (await ask("inspect_request", marked)).data["text/markdown"] ?? "";

describe("completion", () => {
  test("has names of cells first, with their types", async () => {
    const { matches, metadata, cursor_start, cursor_end } = await complete("1 + te|");
    expect(matches.slice(0, 2)).toEqual(["temperature", "TextDecoder"]);
    expect([cursor_start, cursor_end]).toEqual([4, 6]);
    expect(metadata._jupyter_types_experimental[0]).toEqual({
      text: "temperature",
      type: "instance",
      signature: "2",
      start: 4,
      end: 6,
    });
    const all = await complete("|");
    expect(all.matches.slice(0, 5)).toEqual(["Point", "gumbelFromUniform", "point", "temperature", "twice"]);
    expect(all.matches).not.toContain("while");
  });

  test("has the members after a dot, and only those", async () => {
    const { matches, metadata } = await complete("point.|");
    expect(matches).toEqual(["norm", "x"]);
    expect(metadata._jupyter_types_experimental[0]).toMatchObject({
      type: "function",
      signature: "(): number",
    });
  });

  test("has the keys that an object may have", async () => {
    expect((await complete("const o: { alpha: number; beta: 1 } = { al| }")).matches).toEqual(["alpha"]);
  });

  test("has what a module exports, and the names and paths of modules", async () => {
    expect((await complete('import { gumbelFr| } from "gumbel-softmax";')).matches).toEqual([
      "gumbelFromUniform",
    ]);
    expect((await complete('import { x } from "gumbel-softmax/|";')).matches).toContain(
      "gumbel-softmax/course",
    );
    expect((await complete('import { x } from "node:f|";')).matches).toContain("node:fs");
    const { matches, cursor_start } = await complete('import { x } from "../lib/src/in|";');
    expect(matches).toEqual(["../lib/src/index"]);
    expect(cursor_start).toBe(19);
  });

  test("is silent in strings and comments", async () => {
    for (const code of ['"te|"', "// te|", "/* te| */", "`te|`"])
      expect((await complete(code)).matches).toEqual([]);
  });
});

describe("inspection", () => {
  test("shows signature, documentation, parameters, errors and examples of a function of an earlier cell", async () => {
    const { data } = await ask("inspect_request", "twi|ce(1)");
    expect(data["text/markdown"].split("\n\n")).toEqual([
      "```ts\nfunction twice(n: number): number\n```",
      "Doubles, unlike Point or its norm.",
      "**Parameters**",
      "- `n` — what is doubled",
      "**Returns** the double",
      "**Throws**",
      "- `RangeError` — never\n- `TypeError` — nor this",
      "**Example**",
      "```ts\ntwice(2); // 4\n```",
    ]);
    expect(data["text/plain"].split("\n\n")).toEqual([
      "function twice(n: number): number",
      "Doubles, unlike Point or its norm.",
      "Parameters:\n  n: what is doubled",
      "Returns: the double",
      "Throws:\n  RangeError: never\n  TypeError: nor this",
      "Example:\n  twice(2); // 4",
    ]);
  });

  test("shows members, and where an import is defined", async () => {
    expect(await inspect("point.no|rm()")).toContain("(method) Point.norm(): number\n```\n\nHow far it is.");
    const imported = await inspect("gumbelFrom|Uniform");
    expect(imported).toContain("gumbelFromUniform(u: number): number");
    expect(imported).toContain(
      "Defined in `../lib/src/distributions/gumbelFromUniform.ts`".replace("../", ""),
    );
  });

  test("shows the call around its arguments", async () => {
    expect(await inspect("twice( |)")).toContain("twice(n: number): number\n```\n\nArgument 1: n: number");
  });
});

test.each([
  ["1 + 1", "complete"],
  ["for await (const x of y) {}", "complete"],
  ["function f() {", "incomplete"],
  ["let x = [1,", "incomplete"],
  ["`open", "incomplete"],
  ["/* open", "incomplete"],
  ["const = 3;", "invalid"],
  ["}", "invalid"],
  ["const s = 'open", "invalid"],
])("%s is %s", async (code, status) => {
  expect((await kernel.request("is_complete_request", { code })).status).toBe(status);
});
