import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KernelClient } from "./testing/client";
import { arrayOf as array, expectText, shownBy } from "./testing/shown";

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
  const libraries = 'import * as tf from "@tensorflow/tfjs";\nimport * as dfd from "danfojs-node";\n';
  const { error } = await kernel.execute(`${libraries}import { Gumbel } from "gumbel-softmax";`);
  expect(error).toBeUndefined();
});
afterAll(() => kernel.shutdown());

const HTML = "text/html";
const shown = (code: string) => shownBy(kernel, code);
const text = async (code: string) => (await shown(code))["text/plain"];

describe("numbers", () => {
  test.each([
    ["Float64Array.of(0.5, 0.1 + 0.2)", "Float64Array(2) [ 0.5, 0.30000000000000004 ]"],
    ["Float32Array.of(0.1, -1e-12)", "Float32Array(2) [ 0.1, -1e-12 ]"],
    [
      `Float64Array.from(${array("i / 8")})`,
      /^Float64Array of 1,000 numbers: mean 62.4375, min 0, max 124.875\n/,
    ],
    [
      `Float64Array.from(${array("i / 8")})`,
      /\n\[ 0.000, 0.125, 0.250, 0.375, 0.500, …, 124.625, 124.750, 124.875 \]$/,
    ],
    [
      `Float64Array.from(${array("[1, 2, NaN, -Infinity][i % 4]")})`,
      /: mean 1.5, min 1, max 2; 250 NaN, 250 -Infinity\n/,
    ],
    ["new Float64Array(20).fill(1e308)", /: mean 1e\+308, min 1e\+308, max 1e\+308\n/],
    [
      "BigInt64Array.from([3n, -9007199254740993n, ...new Array(20).fill(7n)])",
      /min -9007199254740993n, max 7n\n\[ 3n, /,
    ],
    [
      array("i"),
      /^Array of 1,000 numbers: mean 499.5, min 0, max 999\n\[ 0, 1, 2, 3, 4, …, 997, 998, 999 \]$/,
    ],
    ["[1, 2, 3]", "[ 1, 2, 3 ]"],
    ['Buffer.from("hi")', "<Buffer 68 69>"],
    ["new DataView(new ArrayBuffer(2))", /byteLength\]?: 2/],
    ["[[1, 0.5], [-2, 0]]", "[[ 1.0,  0.5],\n [-2.0,  0.0]]"],
    [
      array("[i, -i]"),
      /^1,000 × 2 numbers\n\[\[ +0, +-0\],\n \[ +1, +-1\],[\s\S]*\n …,\n[\s\S]*\[ 999, -999\]\]$/,
    ],
    ["[[1, 2], [3]]", "[ [ 1, 2 ], [ 3 ] ]"],
  ])("%s", async (code, expected) => {
    await expectText(kernel, code, expected);
  });
});

describe("tensors", () => {
  test.each([
    ["tf.scalar(0.1)", "Tensor float32 scalar\n0.1"],
    ["tf.tensor([[1, 2.5], [3, 4]])", "Tensor float32 [2, 2]\n[[1.0, 2.5],\n [3.0, 4.0]]"],
    ["tf.tensor([[true, false]])", "Tensor bool [1, 2]\n[[ true, false]]"],
    ['tf.tensor(["é"])', 'Tensor string [1]\n["é"]'],
    ["tf.complex([1, 2], [3, -4])", "Tensor complex64 [2]\n[1+3i, 2-4i]"],
    ['tf.variable(tf.ones([2], "int32"), false, "w")', 'Variable "w" (not trainable) int32 [2]\n[1, 1]'],
    ["const gone = tf.ones([3]); gone.dispose(); gone", "Tensor float32 [3], disposed: its values are gone"],
  ])("%s", async (code, expected) => {
    expect(await text(code)).toBe(expected);
  });

  test("that are long are cut in each of their axes, with mean and range", async () => {
    expect(await text("tf.range(0, 300).reshape([3, 100])")).toBe(
      [
        "Tensor float32 [3, 100]: mean 149.5, min 0, max 299",
        "[[  0,   1,   2,   3, …,  97,  98,  99],",
        " [100, 101, 102, 103, …, 197, 198, 199],",
        " [200, 201, 202, 203, …, 297, 298, 299]]",
      ].join("\n"),
    );
  });

  test("beyond a million values are read only where they are shown, and nothing of it is left", async () => {
    await kernel.execute(
      "const large = tf.range(0, 2e6).reshape([2000, 1000]); const before = tf.memory().numTensors;",
    );
    expect(await text("large.dataSync = () => { throw new Error('read whole'); }; large")).toMatch(
      /\[ +0, +1, [\s\S]*1999998, 1999999\]\]$/,
    );
    expect(await text("tf.memory().numTensors - before")).toBe("0");
  });
});

describe("frames", () => {
  const frame = (rows: number) =>
    `new dfd.DataFrame(${array("({ year: 1900 + i, flow: i / 8, name: i % 2 ? '<b>' : null })", rows)})`;

  test("are tables, as text and for a screen reader", async () => {
    const data = await shown(frame(2));
    expect(data["text/plain"]).toBe(
      [
        "DataFrame: 2 rows × 3 columns",
        "    year     flow  name",
        "   int32  float32  string",
        "─  ─────  ───────  ──────",
        "0   1900    0.000  null",
        "1   1901    0.125  <b>",
      ].join("\n"),
    );
    expect(data[HTML]).toContain(
      '<th scope="col" style="text-align:right">flow<br><small>float32</small></th>',
    );
    expect(data[HTML]).toMatch(/<caption[^>]*>DataFrame: 2 rows × 3 columns<\/caption>/);
    expect(data[HTML]).toMatch(/<th scope="row"[^>]*>1<\/th>.*<td style="text-align:left">&lt;b&gt;<\/td>/);
    expect(data[HTML]).toContain("<i>null</i>");
    expect(data[HTML]).not.toMatch(/<script|<style|<b>/);
  });

  test("of a thousand rows show the first and the last, in a few kilobytes", async () => {
    const data = await shown(frame(1000));
    expect(data["text/plain"]).toMatch(/\n4 .*\n… 990 rows more\n995 /);
    expect(data[HTML]).toMatch(/<td colspan="4"[^>]*>… 990 rows more<\/td>/);
    expect(data[HTML]?.length).toBeLessThan(4000);
  });

  test("of many columns show the first and the last", async () => {
    const data = await shown(`new dfd.DataFrame([${array("i", 30)}, ${array("i", 30)}])`);
    expect(data["text/plain"]).toMatch(/^DataFrame: 2 rows × 30 columns\n.* 5 +… +25 /);
    expect(data[HTML]).toContain("… 19 columns");
  });

  test("whose texts are cut say what gives them in full", async () => {
    const long = "'x'.repeat(80) + 'end'";
    const advice = async (code: string) => {
      const data = await shown(code);
      const [, found] = /… texts in full: ([^<\n]+)<\/td>/.exec(data[HTML] ?? "") ?? [];
      return [data["text/plain"]?.includes(`… texts in full: ${found}`), found];
    };
    expect(await advice(`const value = new dfd.DataFrame({ a: [1], b: [${long}] }); value`)).toEqual([
      true,
      "value.at(index, column)",
    ]);
    expect(await text("String(value.at(0, 'b')).slice(-4)")).toBe("xend");
    expect(await advice(`const series = new dfd.Series([${long}]); series`)).toEqual([
      true,
      "value.iat(row)",
    ]);
    expect(await text("String(series.iat(0)).slice(-4)")).toBe("xend");
    expect((await advice(`[{ a: ${long} }, { a: '' }]`))[1]).toBe("value[index].name");
    expect((await advice(`[{ a: 'short…' }, { a: '' }]`))[1]).toBeUndefined();
  });

  test("and series, rows of values", async () => {
    expect(await text('new dfd.Series([1.5, NaN], { columns: ["flow"] })')).toBe(
      "Series: 2 rows\n      flow\n   float32\n─  ───────\n0      1.5\n1      NaN",
    );
  });

  test("are also made of arrays of flat objects, which keep their text", async () => {
    const data = await shown('[{ a: 1, b: "x\\ny" }, { a: 2 }]');
    expect(data["text/plain"]).toBe("[ { a: 1, b: 'x\\ny' }, { a: 2 } ]");
    expect(data[HTML]).toMatch(/<td style="text-align:left">x\\ny<\/td>/);
    for (const other of [
      "[{ a: {} }, { a: 1 }]",
      "[new Map(), new Map()]",
      "[{ get a() { throw 1; } }, { a: 1 }]",
    ])
      expect(Object.keys(await shown(other))).toEqual(["text/plain"]);
  });
});

describe("distributions", () => {
  /** A picture, which untrusted notebooks show too: without what would end an attribute or begin an element. */
  const pictureIn = (html = "") => {
    const [, source = ""] = /src="data:image\/svg\+xml,([^"<>&#]*)"/.exec(html) ?? [];
    return decodeURIComponent(source);
  };

  test("have a line of moments, a table and the curve of their density", async () => {
    const data = await shown("new Gumbel({ loc: 2, scale: 0.5 })");
    expect(data["text/plain"]).toBe(
      "Gumbel(loc 2, scale 0.5)  mean 2.2886  sd 0.64127  median 2.1833  mode 2  entropy 0.88407",
    );
    expect(data[HTML]).toMatch(/<th scope="col"[^>]*>sd<\/th>/);
    expect(data[HTML]).toMatch(/<img alt="Density of Gumbel\(loc 2, scale 0.5\)" [^>]*>$/);
    const picture = pictureIn(data[HTML]);
    expect(picture).toMatch(/^<svg xmlns='http:\/\/www.w3.org\/2000\/svg' [\s\S]*<\/svg>$/);
    expect(picture).not.toMatch(/NaN|undefined|\bid=/);
    expect(data[HTML]?.length).toBeLessThan(6000);
    expect((await shown("new Gumbel({ loc: 2, scale: 0.5 })"))[HTML]).toBe(data[HTML]);
  });

  test("over categories have bars", async () => {
    const data = await shown(
      "class Categorical { probs = [0.75, 0.25, 0]; logPmf(i: number) { return Math.log(this.probs[i]!); } }\nnew Categorical()",
    );
    expect(data["text/plain"]).toBe("Categorical(3 categories)\nprobs [ 0.75, 0.25, 0.00 ]");
    expect(pictureIn(data[HTML]).match(/<rect /g)).toHaveLength(3);
    expect(pictureIn(data[HTML])).toContain(">0.75</text>");
  });

  test("that only look like one, or refuse, are shown like anything else", async () => {
    expect(Object.keys(await shown("({ quantile: 1, pdf: 2 })"))).toEqual(["text/plain"]);
    const broken = "({ a: 1, quantile() { throw new Error('no'); }, pdf: (x: number) => x })";
    expect(await text(broken)).toMatch(/^\{\n? +a: 1,\s+quantile: \[Function: quantile\]/);
  });
});
