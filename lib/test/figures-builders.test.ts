import fc from "fast-check";
import {
  bars,
  curves,
  figure,
  histogram,
  histogramAgainstDensity,
  quantilePlot,
  returnLevelPlot,
  type Spec,
  smallMultiples,
  type Trace,
  timeSeries,
} from "gumbel-softmax/course";
import { describe, expect, it } from "vitest";
import { logTicks, powerTicks } from "../src/figures/logTicks";
import { dashes, look, markers, patterns, series, tint } from "../src/figures/palette";

const titles = { x: "x", y: "y" };
const numbers = (trace: Trace, key: string) => Array.from(trace[key] as ArrayLike<number>);
const axis = (spec: Spec, key: string) => spec.layout[key] as Record<string, unknown>;
const valid = (spec: Spec) => figure("valid", spec, { alt: "a", caption: "c" });

describe("histogram", () => {
  it("counts a value on an inner edge upwards, and on the last edge inwards", () => {
    const { counts, edges } = histogram([0, 1, 1, 2, 3], { bins: 3, range: [0, 3] });
    expect(Array.from(edges)).toEqual([0, 1, 2, 3]);
    expect(Array.from(counts)).toEqual([1, 2, 2]);
  });

  it("is a density over all values: those outside the range lessen it", () => {
    const { density } = histogram([0.5, 0.6, 7, -3], { bins: 1, range: [0, 1] });
    expect(density[0]).toBe(0.5);
  });

  it("chooses round edges around all values", () => {
    const { edges, counts } = histogram([0.13, 0.42, 0.97], { bins: 9 });
    expect(Array.from(edges)).toEqual([0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1]);
    expect(counts.reduce((a, b) => a + b)).toBe(3);
  });

  it("agrees with a plain count in every bin, and integrates to 1, for any data", () => {
    const value = fc.double({ noNaN: true, min: -1e9, max: 1e9 });
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 1, maxLength: 60 }),
        fc.option(fc.integer({ min: 1, max: 40 }), { nil: undefined }),
        (values, bins) => {
          const { edges, counts, density } = histogram(values, { bins });
          const last = counts.length - 1;
          for (let i = 0; i <= last; i++) {
            expect(edges[i + 1]).toBeGreaterThan(edges[i]);
            const inside = values.filter(
              (v) => v >= edges[i] && (v < edges[i + 1] || (i === last && v === edges[i + 1])),
            );
            expect(counts[i]).toBe(inside.length);
          }
          const area = density.reduce((sum, d, i) => sum + d * (edges[i + 1] - edges[i]), 0);
          expect(area).toBeCloseTo(1, 9);
        },
      ),
    );
  });

  it("has one bin for one value, and does not depend on the order", () => {
    for (const one of [4, 0, 1e17, 5e-324])
      expect(Array.from(histogram([one, one, one]).counts)).toEqual([3]);
    expect(Array.from(histogram([0, 5e-324]).counts)).toEqual([2]);
    const values = Array.from({ length: 500 }, (_, i) => Math.sin(i) * 10);
    expect(histogram([...values].reverse())).toEqual(histogram(values));
  });

  it("names what is wrong with its arguments", () => {
    expect(() => histogram([])).toThrow("values has 0 values");
    expect(() => histogram([1, Number.NaN])).toThrow("values[1] is NaN");
    expect(() => histogram([1], { bins: 0 })).toThrow("bins is 0");
    expect(() => histogram([1], { range: [2, 2] })).toThrow("range is [2, 2], but must ascend");
    expect(() => histogram([1], { range: [0, 1e-323], bins: 9 })).toThrow("too narrow for 9 bins");
  });
});

describe("bars", () => {
  it("have one bar for each label, with its value above", () => {
    const { data, layout } = bars(["C", "O"], [0.8, 0.2], { x: "atom", y: "probability", digits: 3 });
    expect(data).toHaveLength(1);
    expect(data[0]).toMatchObject({ type: "bar", x: ["C", "O"], y: [0.8, 0.2], text: ["0.800", "0.200"] });
    expect(layout.showlegend).toBe(false);
  });

  it("tell series apart by hatching too, and mark what was expected", () => {
    const two = [
      { name: "a", values: [1, 2] },
      { name: "b", values: [2, 1] },
    ];
    const spec = bars(["C", "O"], two, { ...titles, expected: { name: "π", values: [1, 1] } });
    const shapes = spec.data
      .slice(0, 2)
      .map((t) => (t.marker as { pattern?: { shape: string } }).pattern?.shape);
    expect(shapes).toEqual([undefined, "/"]);
    expect(spec.data[2]).toMatchObject({ name: "π", y: [1, 1], mode: "markers" });
    expect(spec.layout.showlegend).toBe(true);
  });

  it("have their values above the lines of what was expected, too", () => {
    const spec = bars(["C", "O"], [0.8, 0.2], {
      ...titles,
      digits: 2,
      expected: { name: "π", values: [0.81, 0.19] },
    });
    expect(spec.data).toHaveLength(3);
    expect(spec.data[0]).not.toHaveProperty("text");
    expect(spec.data[2]).toMatchObject({
      y: [0.81, 0.2],
      text: ["0.80", "0.20"],
      textposition: "top center",
    });
  });

  it("carry intervals as distances from the bar's end", () => {
    const spec = bars(["C"], [0.5], { ...titles, intervals: [[0.25, 1]] });
    expect(spec.data[0].error_y).toMatchObject({ array: [0.5], arrayminus: [0.25] });
  });
});

describe("curves", () => {
  it("differ in colour, dash and marker", () => {
    const spec = curves(
      Array.from({ length: 7 }, (_, i) => ({ name: `${i}`, x: [0, 1], y: [i, i] })),
      titles,
    );
    const looks = spec.data.map(({ line, marker }) => ({ ...(line as object), ...(marker as object) }));
    for (const key of ["color", "dash", "symbol"])
      expect(new Set(looks.map((look) => (look as Record<string, unknown>)[key])).size).toBe(7);
  });

  it("have points for measurements, and markers on lines only where there are several", () => {
    const spec = curves(
      [
        { name: "formula", x: [0], y: [0] },
        { name: "measured", x: [0], y: [0], as: "points" },
      ],
      titles,
    );
    expect(spec.data.map(({ mode }) => mode)).toEqual(["lines", "markers"]);
  });

  it("have a band that runs along the upper bound and back along the lower", () => {
    const [band, line] = curves(
      [{ name: "a", x: [0, 1], y: [5, 6], band: { lower: [4, 5], upper: [7, 8] } }],
      titles,
    ).data;
    expect(band).toMatchObject({ x: [0, 1, 1, 0], y: [7, 8, 5, 4], fill: "toself", showlegend: false });
    expect(line.name).toBe("a");
  });

  it("can have logarithmic axes, ranges and marks", () => {
    const spec = curves([{ name: "a", x: [1, 100], y: [1, 2] }], {
      ...titles,
      log: "x",
      yRange: [0, 5],
      marks: [{ x: 2, label: "mode" }],
    });
    expect(axis(spec, "xaxis")).toMatchObject({ type: "log", tickvals: [1, 2, 5, 10, 20, 50, 100] });
    expect(axis(spec, "yaxis")).toMatchObject({ range: [0, 5] });
    expect(spec.layout.shapes).toMatchObject([{ x0: 2, x1: 2 }]);
    expect(spec.layout.annotations).toMatchObject([{ x: 2, text: "mode" }]);
  });
});

describe("a logarithmic axis", () => {
  const ticksOf = (y: number[], band?: { lower: number[]; upper: number[] }) => {
    const spec = curves([{ name: "a", x: y.map((_, i) => i), y, ...(band ? { band } : {}) }], {
      ...titles,
      log: "y",
    });
    return axis(spec, "yaxis").tickvals;
  };

  it("has ticks for what it can show, bands included, and none for nothing", () => {
    expect(ticksOf([0, 1, 10, Infinity, -3, Number.NaN])).toEqual([1, 2, 5, 10]);
    expect(ticksOf([0, -1])).toBeUndefined();
    expect(ticksOf([1, 2], { lower: [0.001, 0.01], upper: [3, 3] })).toEqual([0.001, 0.01, 0.1, 1]);
  });
});

describe("logTicks", () => {
  it("are exact at any size", () => {
    expect(logTicks(0.001, 0.03).tickvals).toEqual([0.001, 0.002, 0.005, 0.01, 0.02]);
    expect(logTicks(1e22, 2e22).tickvals).toEqual([1e22, 2e22]);
    expect(logTicks(3, 3).tickvals).toEqual([2]);
    expect(logTicks(1e308, Number.MAX_VALUE).tickvals).toEqual([1e308]);
  });
});

describe("powerTicks", () => {
  it("write all powers in one way: out, where all are short, else with exponents", () => {
    expect(powerTicks(0.3, 1000).ticktext).toEqual(["1", "10", "100", "1000"]);
    expect(powerTicks(0.001, 2).ticktext).toEqual(["0.001", "0.01", "0.1", "1"]);
    expect(powerTicks(1e-5, 0.1).ticktext).toEqual([-5, -4, -3, -2, -1].map((n) => `10<sup>−${-n}</sup>`));
    expect(powerTicks(1, 1e5).ticktext[0]).toBe("10<sup>0</sup>");
    expect(powerTicks(1, 1e5).tickvals).toEqual([1, 10, 100, 1000, 1e4, 1e5]);
  });

  it("are at most six, at whole multiples of a step", () => {
    expect(powerTicks(1e-30, 1).tickvals).toEqual([1e-30, 1e-24, 1e-18, 1e-12, 1e-6, 1]);
    expect(powerTicks(5e-324, Number.MAX_VALUE).tickvals.length).toBeLessThanOrEqual(6);
  });
});

describe("histogramAgainstDensity", () => {
  it("has bars of the histogram's density and a curve from end to end", () => {
    const values = [0.1, 0.2, 0.7];
    const spec = histogramAgainstDensity(values, (x) => 2 * x, { x: "u", bins: 2, range: [0, 1] });
    const [bars, curve] = spec.data;
    expect(numbers(bars, "x")).toEqual([0.25, 0.75]);
    expect(numbers(bars, "y")).toEqual(Array.from(histogram(values, { bins: 2, range: [0, 1] }).density));
    expect([numbers(curve, "x")[0], numbers(curve, "x").at(-1)]).toEqual([0, 1]);
    expect(numbers(curve, "y").at(-1)).toBe(2);
    expect(() => valid(spec)).not.toThrow();
  });
});

describe("marks on a histogram", () => {
  const highest = (marks: { x: number; label: string }[]) => {
    const spec = histogramAgainstDensity([1, 2], () => 0.25, { x: "u", bins: 1, range: [0, 4], marks });
    return axis(spec, "yaxis").autorangeoptions as { include: number } | undefined;
  };

  it("get room above the highest point for their names", () => {
    expect(highest([])).toBeUndefined();
    expect(highest([{ x: 1, label: "mode" }])?.include).toBeCloseTo(0.27, 12);
  });

  it("name the first on its left and stack the others on the right, the last on top", () => {
    const three = [0, 1, 2].map((x) => ({ x, label: `${x}` }));
    const { annotations } = curves([{ name: "a", x: [0], y: [0] }], { ...titles, marks: three }).layout;
    const places = (annotations as { xanchor: string; y: number }[]).map(({ xanchor, y }) => [xanchor, y]);
    expect(places).toEqual([
      ["right", 1],
      ["left", 0.925],
      ["left", 1],
    ]);
    const own = curves([{ name: "a", x: [0], y: [0] }], {
      ...titles,
      marks: [{ x: 0, label: "low", side: "left", height: 0.1 }],
    });
    expect(own.layout.annotations).toMatchObject([{ xanchor: "right", y: 0.1 }]);
  });
});

describe("timeSeries", () => {
  it("labels the largest, the earlier of two equal ones first", () => {
    const spec = timeSeries([1910, 1911, 1912, 1913], [5, 9, 9, 1], { x: "year", y: "peak", label: 1 });
    expect(spec.layout.annotations).toMatchObject([{ x: 1911, y: 9, text: "<b>1911</b>" }]);
    const colours = (spec.data[0].marker as { color: string[] }).color;
    expect(colours[1]).not.toBe(colours[2]);
    expect(colours[2]).toBe(colours[0]);
  });

  it("has stems and a level where asked", () => {
    const spec = timeSeries([1, 2], [3, 4], { ...titles, as: "stems", level: { y: 3.5, label: "flood" } });
    expect(spec.data.map(({ type, mode }) => mode ?? type)).toEqual(["bar", "markers", "lines"]);
    expect(spec.data[2]).toMatchObject({ name: "flood", y: [3.5, 3.5] });
    expect(spec.layout.showlegend).toBe(true);
  });
});

describe("quantilePlot", () => {
  it("sorts the data and draws the line of agreement through both", () => {
    const band = { lower: [0, 0, 0], upper: [9, 9, 9], name: "band" };
    const { data } = quantilePlot({ model: [1, 2, 3], data: [4, 0, 2], band }, titles);
    expect(data.map(({ name }) => name)).toEqual(["band", "model = data", "data"]);
    expect(numbers(data[1], "x")).toEqual([0, 4]);
    expect(numbers(data[2], "y")).toEqual([0, 2, 4]);
  });
});

describe("returnLevelPlot", () => {
  const model = { periods: [1.1, 10, 100], levels: [10, 50, 90] };

  it("has a logarithmic axis of years with ticks inside it", () => {
    const spec = returnLevelPlot({ model }, { y: "level" });
    expect(axis(spec, "xaxis")).toMatchObject({
      type: "log",
      title: { text: "return period (years)" },
      ticktext: ["1.1", "2", "5", "10", "20", "50", "100"],
    });
  });

  it("puts a point's label on the side away from the curve", () => {
    const data = { periods: [10, 10, 200], levels: [60, 40, 95], labels: ["above", "below", "beyond"] };
    const points = returnLevelPlot({ model, data }, { y: "level" }).data[1];
    expect(points.textposition).toEqual(["top left", "bottom right", "top left"]);
  });
});

describe("smallMultiples", () => {
  const panel = (title: string) => ({
    title,
    spec: histogramAgainstDensity([1, 2, 3], () => 0.3, { x: "", marks: [{ x: 2, label: "m" }] }),
  });

  it("put each panel on axes of its own that match the first's", () => {
    const spec = smallMultiples(["a", "b", "c", "d"].map(panel), { ...titles, columns: 2 });
    expect(spec.data.map(({ xaxis }) => xaxis)).toEqual(["x", "x", "x2", "x2", "x3", "x3", "x4", "x4"]);
    expect(["xaxis2", "xaxis3", "xaxis4"].map((key) => axis(spec, key).matches)).toEqual(["x", "x", "x"]);
    expect(axis(spec, "xaxis").domain).toEqual(axis(spec, "xaxis3").domain);
    expect((axis(spec, "yaxis").domain as number[])[0]).toBeGreaterThan(
      (axis(spec, "yaxis3").domain as number[])[1],
    );
    expect(() => valid(spec)).not.toThrow();
  });

  it("title the outer axes, every panel, and each name once", () => {
    const spec = smallMultiples(["a", "b", "c"].map(panel), { ...titles, columns: 2 });
    const named = (letter: string) =>
      ["", "2", "3"].filter((id) => axis(spec, `${letter}axis${id}`).title !== undefined);
    expect(named("x")).toEqual(["2", "3"]);
    expect(named("y")).toEqual(["", "3"]);
    const texts = (spec.layout.annotations as { text: string }[]).map(({ text }) => text);
    expect(texts.filter((text) => text.startsWith("<b>"))).toEqual(["<b>a</b>", "<b>b</b>", "<b>c</b>"]);
    expect(spec.data.filter(({ showlegend }) => showlegend !== false).map(({ name }) => name)).toEqual([
      "draws",
      "density",
    ]);
  });

  it("keep a panel's marks inside the panel", () => {
    const spec = smallMultiples(["a", "b"].map(panel), { ...titles, columns: 1 });
    const shapes = spec.layout.shapes as { xref: string; y0: number; y1: number }[];
    expect(shapes.map(({ xref, y0, y1 }) => ({ xref, domain: [y0, y1] }))).toEqual([
      { xref: "x", domain: axis(spec, "yaxis").domain },
      { xref: "x2", domain: axis(spec, "yaxis2").domain },
    ]);
  });

  it("refuse no panel, and more columns than panels", () => {
    expect(() => smallMultiples([], titles)).toThrow("panels.length is 0");
    expect(() => smallMultiples([panel("a")], { ...titles, columns: 2 })).toThrow("columns is 2");
  });
});

describe("the palette", () => {
  it("has a look of its own for each of forty-nine series", () => {
    const looks = Array.from({ length: 49 }, (_, i) => look(i));
    for (const key of ["dash", "marker", "pattern"] as const)
      expect(new Set(looks.map((one) => `${one.colour} ${one[key]}`)).size).toBe(49);
  });

  it("goes with as many dashes, markers and patterns, all different", () => {
    for (const list of [dashes, markers, patterns]) expect(new Set(list).size).toBe(series.length);
  });

  it("tints towards white", () => {
    expect(tint("#0072B2", 0)).toBe("#ffffff");
    expect(tint("#0072B2", 1)).toBe("#0072b2");
    expect(tint("#000000", 0.5)).toBe("#808080");
  });
});
