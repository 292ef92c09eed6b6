import fc from "fast-check";
import { bars, curves, type Figure, figure, type Spec } from "gumbel-softmax/course";
import { describe, expect, it } from "vitest";
import { plain } from "../src/figures/plain";

const words = { alt: "a line that rises", caption: "It rises." };
const line: Spec = {
  data: [{ type: "scatter", name: "rise", x: [0, 1, 2], y: new Float32Array([0, 0.1, 0.2]) }],
  layout: { xaxis: { title: { text: "step" } }, yaxis: { title: "loss (nats)" } },
};
const bundle = (shown: Figure) =>
  (shown as unknown as Record<symbol, () => { data: Record<string, unknown>; metadata: object }>)[
    Symbol.for("Jupyter.mimebundle")
  ]();

describe("figure", () => {
  it("shows itself as a Plotly specification and one line of text, with its words as metadata", () => {
    const { data, metadata } = bundle(figure("first-rise", line, words));
    expect(Object.keys(data)).toEqual(["application/vnd.plotly.v1+json", "text/plain"]);
    expect(data["text/plain"]).toBe("Figure first-rise: It rises.");
    expect(metadata).toEqual({
      "gumbel-softmax": { figure: "first-rise", alt: "a line that rises", caption: "It rises." },
    });
  });

  it("holds nothing that JSON would change", () => {
    const { data } = bundle(figure("first-rise", line, words));
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
    const spec = data["application/vnd.plotly.v1+json"] as Figure;
    expect((spec.data[0] as { y: number[] }).y).toEqual([0, 0.1, 0.2]);
  });

  it("does not change what it was given", () => {
    const before = structuredClone(line);
    figure("first-rise", line, words);
    expect(line).toEqual(before);
  });

  it("has a size of its own, 720 by 420 unless told otherwise", () => {
    const size = ({ layout: { width, height } }: Figure) => [width, height];
    expect(size(figure("a", line, words))).toEqual([720, 420]);
    expect(size(figure("a", line, { ...words, width: 400, height: 300 }))).toEqual([400, 300]);
    expect(() => figure("a", line, { ...words, width: 12 })).toThrow(
      "Figure 'a': width is 12, but must be a whole number of pixels from 200 to 2000.",
    );
    expect(() => figure("a", line, { ...words, height: 300.5 })).toThrow("height is 300.5");
  });

  it("brings the theme as a template, which the figure's own layout goes before", () => {
    const { layout } = figure("a", { ...line, layout: { ...line.layout, bargap: 0.5 } }, words);
    expect(layout.bargap).toBe(0.5);
    expect(layout.template).toMatchObject({
      layout: { font: { family: expect.stringMatching(/^'DejaVu Sans'/) } },
    });
    expect(JSON.stringify(layout.template).length).toBeLessThan(1500);
  });

  it.each(["Rise", "first rise", "first_rise", "-rise", "rise-", "a--b", "", "é", "../a"])(
    "refuses the name '%s'",
    (name) => expect(() => figure(name, line, words)).toThrow(`name is '${name}'`),
  );

  it("wants alt text and a caption", () => {
    expect(() => figure("a", line, { ...words, alt: " " })).toThrow("Figure 'a': alt is missing");
    expect(() => figure("a", line, { alt: "x" } as never)).toThrow("Figure 'a': caption is missing");
  });

  it("names the trace and the place of a number that is not finite", () => {
    const at = (value: number) => curves([{ name: "loss", x: [0, 1], y: [0, value] }], { x: "x", y: "y" });
    expect(() => figure("a", at(Number.NaN), words)).toThrow(
      "Figure 'a': trace 0 ('loss').y[1] is NaN, but must be finite",
    );
    expect(() => figure("a", at(Number.POSITIVE_INFINITY), words)).toThrow("y[1] is Infinity");
    expect(() => figure("a", { ...line, data: [{ ...line.data[0], y: [0, null, 1] }] }, words)).not.toThrow();
  });

  it("names a trace whose x and y differ in length", () => {
    const spec = bars(["C", "O"], [0.8, 0.1, 0.1], { x: "atom", y: "probability" });
    expect(() => figure("a", spec, words)).toThrow("trace 0 ('probability') has 2 values of x, but 3 of y");
  });
});

describe("axis titles", () => {
  const layout = (xaxis: object, yaxis: object, more: object = {}) => ({
    ...line,
    layout: { xaxis, yaxis, ...more },
  });
  const title = { title: { text: "t" } };

  it("are wanted, and the missing one is named", () => {
    expect(() => figure("a", layout(title, {}), words)).toThrow(
      "trace 0 ('rise') is drawn on the y axis 'y', which has no title: set layout.yaxis.title.text",
    );
    expect(() => figure("a", layout({ title: { text: " " } }, title), words)).toThrow("the x axis 'x'");
    expect(() => figure("a", { data: [{ y: [1] }], layout: {} }, words)).toThrow(
      "trace 0 is drawn on the x axis",
    );
  });

  it("are wanted for every axis in use", () => {
    const second = { data: [...line.data, { ...line.data[0], xaxis: "x2" }], layout: line.layout };
    expect(() => figure("a", second, words)).toThrow("set layout.xaxis2.title.text");
  });

  it("are shared by matching axes, and not wanted on hidden ones or where there are no axes", () => {
    expect(() => figure("a", layout({ visible: false }, title), words)).not.toThrow();
    const shared = {
      data: [line.data[0], { ...line.data[0], xaxis: "x2" }],
      layout: { xaxis: {}, xaxis2: { matches: "x", ...title }, yaxis: title },
    };
    expect(() => figure("a", shared, words)).not.toThrow();
    expect(() => figure("a", { data: [{ type: "pie", values: [1, 2] }], layout: {} }, words)).not.toThrow();
  });
});

describe("plain", () => {
  it("keeps whole numbers and rounds fractions to six significant digits", () => {
    expect(plain([1_234_567_890, -3, 0.123456789, 1234.56789], "x")).toEqual([
      1_234_567_890, -3, 0.123457, 1234.57,
    ]);
    expect(Object.is(plain(-0, "x"), 0)).toBe(true);
  });

  it("keeps values apart that lie close together", () => {
    expect(plain([1000.00011, 1000.00012, 1000.00013], "x")).toEqual([1000.00011, 1000.00012, 1000.00013]);
  });

  it("is off by less than a hundred-thousandth of the range", () => {
    const list = fc.array(fc.double({ noNaN: true, min: -1e6, max: 1e6 }), { minLength: 2, maxLength: 20 });
    fc.assert(
      fc.property(list, (values) => {
        const range = Math.max(...values) - Math.min(...values);
        const rounded = plain(Float64Array.from(values), "x") as number[];
        rounded.forEach((value, i) => {
          expect(Math.abs(value - values[i])).toBeLessThanOrEqual(1e-5 * range);
        });
      }),
    );
  });

  it("leaves out undefined, and refuses what JSON would lose", () => {
    expect(plain({ a: undefined, b: [true, null, "τ"] }, "x")).toEqual({ b: [true, null, "τ"] });
    expect(() => plain({ f: () => 1 }, "layout")).toThrow("layout.f is a function");
    expect(() => plain([new Date(0)], "x")).toThrow("x[0] is a object");
    expect(() => plain(1n, "x")).toThrow("x is a bigint");
  });
});
