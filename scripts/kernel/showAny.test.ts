import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KernelClient } from "./testing/client";
import { arrayOf as array, expectText, shownBy } from "./testing/shown";

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
  expect((await kernel.execute('import { Gumbel } from "gumbel-softmax";')).error).toBeUndefined();
});
afterAll(() => kernel.shutdown());

const HTML = "text/html";
const shown = (code: string) => shownBy(kernel, code);
const text = async (code: string) => (await shown(code))["text/plain"];

describe("an object's own method", () => {
  test.each([
    ['({ [Symbol.for("Jupyter.display")]: () => ({ "text/plain": "own" }) })', { "text/plain": "own" }],
    ['({ a: 1, _repr_html_: () => "<i>own</i>" })', { "text/html": "<i>own</i>", "text/plain": /^\{ a: 1/ }],
    ["({ _repr_png_: async () => Uint8Array.of(1, 2), _repr_svg_: () => null })", { "image/png": "AQI=" }],
    ['class Own extends Gumbel { _repr_latex_() { return "$x$"; } }\nnew Own()', { "text/latex": "$x$" }],
  ])("%s wins", async (code, expected) => {
    const data = await shown(code);
    for (const [type, value] of Object.entries(expected)) expect(data[type]).toMatch(value);
    expect(Object.keys(data)).toEqual(expect.arrayContaining(Object.keys(expected)));
    expect(Object.keys(data).length).toBeLessThanOrEqual(2);
  });

  test("that throws fails the cell; one that a Proxy only pretends to have isn't called", async () => {
    const { error } = await kernel.execute('({ _repr_html_() { throw new TypeError("unseen"); } })');
    expect(error).toMatchObject({ ename: "TypeError", evalue: "unseen" });
    expect(
      await text("new Proxy({ a: 1 }, { get: () => () => 'caught', ownKeys: () => { throw 1; } })"),
    ).toBe("{ a: 1 }");
  });
});

describe("any other value", () => {
  test.each([
    ['new RangeError("x")', /^RangeError: x\n +at cell \d+:1:1$/],
    ['"as it is\\n"', "as it is\n"],
    ["new Map([[{ a: 1 }, new Set([1])]])", "Map(1) { { a: 1 } => Set(1) { 1 } }"],
    ["const ring: any = {}; ring.ring = ring; ring", "<ref *1> { ring: [Circular *1] }"],
    ["({ get a() { throw new Error('called'); } })", "{ a: [Getter] }"],
    ["Object.assign(Object.create(null), { a: 1 })", "[Object: null prototype] { a: 1 }"],
    [
      "[Promise.resolve(3), Symbol('s'), class A {}, new Date(0)]",
      /Promise \{ 3 \}.*Symbol\(s\).*\[class A\].*1970/s,
    ],
    ["(function* () { for (;;) yield 1; })()", "Object [Generator] {}"],
  ])("%s", async (code, expected) => {
    await expectText(kernel, code, expected);
  });

  test.each([
    [array("i", 1e7), /mean 4999999.5, min 0, max 9999999/],
    [
      `Object.fromEntries(${array("[i, i]", 1e6)})`,
      /\n… 999,900 more properties: Object.entries\(value\).slice\(100\)/,
    ],
    [
      `[{ a: Object.fromEntries(${array("['k' + i, i]", 1e6)}) }]`,
      /^\[ \{ a: \[Object\] \} \]\n… all of it: /,
    ],
    ['"x".repeat(5e6)', /x\n… 4,980,000 more characters: console.log\(value\)$/],
    ['new Error("x".repeat(5e6))', /x\n… 4,9\d\d,\d\d\d more characters: console.dir\(value\)$/],
    [`new Set(${array("i", 1e6)})`, /\.\.\. 999900 more items\n\}\n… all of it: /],
    ["let deep: any = 1; for (let i = 0; i < 1e5; i++) deep = { deep, also: deep }; deep", /\[Object\]/],
    ["let wide: any = 1; for (let i = 0; i < 6; i++) wide = new Array(100).fill(wide); wide", /\[Array\]/],
  ])("is never shown without end: %s", async (code, expected) => {
    const found = await text(code);
    expect(found).toMatch(expected);
    expect(found?.length).toBeLessThan(25_000);
  });

  test.each([
    ["maxArrayLength", 'const value = Array.from({ length: 300 }, (_, i) => "item" + i); value', "'item299'"],
    ["depth", "const value = { a: { b: { c: { d: { e: { f: { g: 'deepest' } } } } } } }; value", "'deepest'"],
    ["maxStringLength", "const value = { s: 'x'.repeat(5000) + 'end' }; value", "end'"],
  ])("that is cut says what prints all of it: %s", async (option, code, hidden) => {
    const found = (await text(code)) ?? "";
    expect(found).not.toContain(hidden);
    const [, advice = ""] = /^… all of it: (console\.dir\(value, .*\))$/m.exec(found) ?? [];
    expect(advice).toContain(`${option}: null`);
    expect((await kernel.execute(advice)).text()).toContain(hidden);
  });
});

test("a cell can have everything plain", async () => {
  await kernel.execute('process.env.KERNEL_PLAIN_RESULTS = "1";');
  expect(await text("[[1, 2], [3, 4]]")).toBe("[ [ 1, 2 ], [ 3, 4 ] ]");
  expect(Object.keys(await shown("new Gumbel()"))).toEqual(["text/plain"]);
  await kernel.execute("delete process.env.KERNEL_PLAIN_RESULTS;");
  expect(Object.keys(await shown("new Gumbel()"))).toContain(HTML);
});
