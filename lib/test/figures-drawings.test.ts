import { inflateSync } from "node:zlib";
import fc from "fast-check";
import { GumbelSoftmax } from "gumbel-softmax";
import {
  bars,
  categoricalGraph,
  computationGraph,
  figure,
  type GraphEdge,
  imageGrid,
  intervalPlot,
  molecules,
  type Spec,
  simplexDensity,
  simplexMesh,
  simplexScatter,
  smallMultiples,
  type Trace,
  trajectories,
} from "gumbel-softmax/course";
import { describe, expect, it } from "vitest";
import { shade } from "../src/figures/colourScale";
import { greyPng } from "../src/figures/png";
import { simplified } from "../src/figures/simplified";
import { meshIndex, superlevel } from "../src/figures/superlevel";
import { textWidth } from "../src/figures/textWidth";
import { HEIGHT } from "../src/figures/triangle";

const words = { alt: "a", caption: "c" };
const titles = { x: "x", y: "y" };
const numbers = (trace: Trace, key: string) => Array.from(trace[key] as ArrayLike<number>);
const named = (spec: Spec, name: string) => spec.data.find((trace) => trace.name === name) as Trace;
const list = (spec: Spec, key: string) => spec.layout[key] as Record<string, unknown>[];

/** The signed area that closed outlines enclose: holes count against the rest. */
const area = (loops: readonly (readonly (readonly [number, number])[])[]) =>
  loops
    .map((loop) =>
      loop.reduce((sum, [x, y], i) => {
        const [nx, ny] = loop[(i + 1) % loop.length];
        return sum + (x * ny - nx * y) / 2;
      }, 0),
    )
    .reduce((a, b) => a + b, 0);

describe("simplexScatter", () => {
  it("has the three categories in the corners, and the middle in the middle", () => {
    const points = [1, 0, 0, 0, 1, 0, 0, 0, 1, 1 / 3, 1 / 3, 1 / 3];
    const trace = named(simplexScatter(points), "points");
    expect(numbers(trace, "x")).toEqual([0, 1, 0.5, expect.closeTo(0.5, 12)]);
    expect(numbers(trace, "y")).toEqual([0, 0, HEIGHT, expect.closeTo(HEIGHT / 3, 12)]);
  });

  it("tells groups apart by marker too, and names the corners", () => {
    const groups = ["a", "b"].map((name) => ({ name, points: Float32Array.of(0.2, 0.3, 0.5) }));
    const spec = simplexScatter(groups, { labels: ["C", "O", "F"] });
    const symbols = ["a", "b"].map((name) => (named(spec, name).marker as { symbol: string }).symbol);
    expect(new Set(symbols).size).toBe(2);
    expect(spec.layout.showlegend).toBe(true);
    expect(list(spec, "annotations").map(({ text }) => text)).toEqual(["C", "O", "F"]);
    expect(simplexScatter([]).data.length).toBeGreaterThan(0);
  });

  it("names what is wrong with a row", () => {
    expect(() => simplexScatter([0.5, 0.5])).toThrow("points has 2 numbers, which is no multiple of 3");
    expect(() => simplexScatter([0.5, 0.6, 0.5])).toThrow("the row (0.5, 0.6, 0.5)");
    expect(() => simplexScatter([{ name: "y", points: [2, -1, 0] }])).toThrow("y has the row (2, -1, 0)");
    expect(() => simplexScatter([Number.NaN, 0.5, 0.5])).toThrow("points[0] is NaN");
  });
});

describe("superlevel", () => {
  const cells = 24;
  const values = (f: (y2: number, y3: number) => number) => {
    const out = new Float64Array(((cells + 1) * (cells + 2)) / 2);
    for (let j = 0; j <= cells; j++)
      for (let i = 0; i + j <= cells; i++) out[meshIndex(cells, i, j)] = f(i / cells, j / cells);
    return out;
  };

  it("covers the share of the triangle that a linear function says", () => {
    for (const level of [0.1, 0.25, 0.5, 0.77]) {
      const loops = superlevel(
        values((_, y3) => y3),
        cells,
        level,
      );
      expect(loops).toHaveLength(1);
      expect(area(loops)).toBeCloseTo(((1 - level) * (1 - level) * HEIGHT) / 2, 12);
    }
  });

  it("is everything below the least value, and nothing above the greatest", () => {
    const flat = values(() => 1);
    expect(area(superlevel(flat, cells, 1))).toBeCloseTo(HEIGHT / 2, 12);
    expect(superlevel(flat, cells, 1.5)).toEqual([]);
  });

  it("has a hole where the function dips", () => {
    const middle = values((y2, y3) => Math.hypot(y2 - 1 / 3, y3 - 1 / 3));
    const loops = superlevel(middle, cells, 0.15);
    expect(loops).toHaveLength(2);
    expect(loops.filter((loop) => area([loop]) < 0)).toHaveLength(1);
  });

  it("and its complement fill the triangle, for any values", () => {
    const some = fc.array(fc.integer({ min: -5, max: 5 }), { minLength: 15, maxLength: 15 });
    fc.assert(
      fc.property(some, fc.integer({ min: -5, max: 5 }), (raw, level) => {
        // At a half no value equals the level, so that nothing lies on both sides.
        const above = area(superlevel(Float64Array.from(raw), 4, level + 0.5));
        const below = area(
          superlevel(
            Float64Array.from(raw, (v) => -v),
            4,
            -level - 0.5,
          ),
        );
        expect(above + below).toBeCloseTo(HEIGHT / 2, 10);
      }),
    );
  });

  it("keeps its shape when simplified", () => {
    const loops = superlevel(
      values((y2, y3) => -Math.hypot(y2 - 0.3, y3 - 0.3)),
      cells,
      -0.2,
    );
    const fewer = loops.map((loop) => simplified(loop, 1e-3));
    expect(fewer[0].length).toBeLessThan(loops[0].length);
    expect(area(fewer)).toBeCloseTo(area(loops), 3);
  });
});

describe("simplexDensity", () => {
  const y = (tau: number) => new GumbelSoftmax({ probs: [0.5, 0.3, 0.2], tau });
  const filled = (spec: Spec) => spec.data.filter(({ fill }) => fill === "toself");

  it("asks for a density at rows inside the simplex, half a cell from its edges", () => {
    const mesh = simplexMesh(10);
    expect(mesh).toHaveLength(66 * 3);
    for (let i = 0; i < mesh.length; i += 3) {
      const row = mesh.subarray(i, i + 3);
      expect(Math.min(...row)).toBeGreaterThan(0.04);
      expect(row[0] + row[1] + row[2]).toBeCloseTo(1, 12);
    }
    expect(mesh[3 * meshIndex(10, 2, 3)]).toBeCloseTo(0.5, 12);
  });

  it("draws darker areas over paler ones, each inside the one before", () => {
    const spec = simplexDensity((rows) => y(2).logPdf(rows), { levels: 8 });
    const areas = filled(spec).map((trace) => {
      const [xs, ys] = [numbers(trace, "x"), numbers(trace, "y")];
      return area([xs.map((x, i) => [x, ys[i]] as const)]);
    });
    expect(filled(spec)).toHaveLength(8);
    areas.forEach((size, i) => {
      expect(size).toBeLessThanOrEqual(i === 0 ? 1 : areas[i - 1]);
    });
    const light = (colour: string) => Number(/,([\d.]+)%\)$/.exec(colour)?.[1]);
    for (let i = 1; i <= 20; i++) expect(light(shade(i / 20))).toBeLessThan(light(shade((i - 1) / 20)));
  });

  it("shows the density where a pointer comes near, at no more than a hundred points", () => {
    const spec = simplexDensity((rows) => y(2).logPdf(rows), { title: "density of y" });
    const trace = named(spec, "density of y");
    const [xs, ys] = [numbers(trace, "x"), numbers(trace, "y")];
    expect(xs.length).toBeLessThanOrEqual(100);
    expect(trace).toMatchObject({ mode: "none", hovertemplate: "density of y %{text}<extra></extra>" });
    xs.forEach((x, i) => {
      const top = ys[i] / HEIGHT;
      const right = x - top / 2;
      if (Math.min(right, top, 1 - right - top) < 0.05) return; // where a place's last digit tells
      const pdf = y(2).pdf(Float64Array.of(1 - right - top, right, top))[0];
      expect(Math.abs(Number((trace.text as string[])[i]) / pdf - 1)).toBeLessThan(0.08);
    });
    // No place of the triangle is further from one of them than a twelfth of its side.
    for (let i = 0; i <= 20; i++)
      for (let j = 0; i + j <= 20; j++) {
        const [x, up] = [(i + j / 2) / 20, (j / 20) * HEIGHT];
        const nearest = Math.min(...xs.map((px, at) => Math.hypot(px - x, ys[at] - up)));
        expect(nearest).toBeLessThan(1 / 12);
      }
  });

  it.each([0.05, 0.1, 0.5, 1, 2, 30])("has a finite drawing at τ = %d", (tau) => {
    const shown = figure(
      "density",
      simplexDensity((rows) => y(tau).logPdf(rows)),
      words,
    );
    expect(JSON.stringify(shown.data)).toBe(
      JSON.stringify(
        figure(
          "density",
          simplexDensity((rows) => y(tau).logPdf(rows)),
          words,
        ).data,
      ),
    );
    expect(JSON.stringify(shown.data).length).toBeLessThan(36_000);
  });

  it("takes values as they come: infinite, all equal, or given as numbers", () => {
    const values = Array.from({ length: 15 }, (_, i) =>
      i === 0 ? Number.POSITIVE_INFINITY : i === 1 ? Number.NEGATIVE_INFINITY : i,
    );
    const spec = simplexDensity(values, { cells: 4 });
    expect(spec.layout.coloraxis).toMatchObject({ cmin: 7, cmax: 14 });
    const flat = simplexDensity(new Float64Array(15), { cells: 4 });
    expect(flat.layout.coloraxis).toMatchObject({ cmin: -0.5, cmax: 0.5 });
    expect(JSON.stringify(spec)).not.toContain("Infinity");
  });

  it("names what is wrong with its arguments", () => {
    expect(() => simplexDensity([1, 2], { cells: 4 })).toThrow(
      "logPdf has 2 values, but the mesh of 4 cells has 15",
    );
    expect(() => simplexDensity(() => new Float64Array(15).fill(Number.NaN), { cells: 4 })).toThrow(
      "logPdf[0] is NaN",
    );
    const infinite = new Float64Array(15).fill(Number.NEGATIVE_INFINITY);
    expect(() => simplexDensity(infinite, { cells: 4 })).toThrow("no finite value");
    expect(() => simplexDensity(infinite, { cells: 4, range: [1, 1] })).toThrow(
      "range is [1, 1], but must ascend",
    );
    expect(simplexDensity(infinite, { cells: 4, range: [0, 1] }).data.length).toBeGreaterThan(0);
    expect(() => simplexDensity([], { cells: 2 })).toThrow("cells is 2");
  });

  it("stands in rows under one colour bar, if all have one range", () => {
    const panel = (tau: number, range?: [number, number]) => ({
      title: `${tau}`,
      spec: simplexDensity((rows) => y(tau).logPdf(rows), { range }),
    });
    const row = smallMultiples([panel(0.5, [-2, 4]), panel(2, [-2, 4])], titles);
    expect(row.layout).toMatchObject({
      yaxis: { scaleanchor: "x" },
      yaxis2: { scaleanchor: "x2", visible: false },
      coloraxis: { cmin: -2 },
    });
    expect(row.layout.xaxis2).not.toHaveProperty("matches");
    expect(() => figure("row", row, words)).not.toThrow();
    expect(() => smallMultiples([panel(0.5), panel(2)], titles)).toThrow("give all of them one range");
  });
});

describe("computationGraph", () => {
  const nodes = [
    { id: "a", x: 0, y: 0 },
    { id: "b", label: "<i>b</i>", kind: "random", x: 2, y: 0 },
  ] as const;
  const withEdge = (edge: Partial<GraphEdge>) =>
    computationGraph({ nodes, edges: [{ from: "a", to: "b", ...edge }] });
  const paths = (spec: Spec) => list(spec, "shapes").filter(({ type }) => type === "path");
  const pairs = (path: unknown) =>
    [...String(path).matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map((m) => [+m[1], +m[2]]);

  it("ends arrows at the nodes' outlines", () => {
    const spec = withEdge({});
    const circle = list(spec, "shapes").find(({ type }) => type === "circle") as { x0: number };
    const box = list(spec, "shapes").find(({ type }) => type === "rect") as { x1: number };
    const [line, head] = paths(spec);
    expect(pairs(line.path)[0][0]).toBeCloseTo(box.x1 + 3, 1);
    expect(pairs(head.path)[0][0]).toBeCloseTo(circle.x0 - 3, 1);
  });

  it("draws gradients dashed and bent, and crosses the blocked ones", () => {
    const [line] = paths(withEdge({ kind: "gradient" }));
    expect(line.line).toMatchObject({ dash: "6px,4px" });
    const [start, control] = pairs(line.path);
    expect(control[1]).not.toBe(start[1]);
    expect(paths(withEdge({ kind: "gradient", blocked: true }))).toHaveLength(3);
    const texts = list(withEdge({ kind: "gradient", blocked: true }), "annotations").map(({ text }) => text);
    expect(texts.slice(-3)).toEqual(["deterministic", "random", "blocked gradient"]);
  });

  it("has its legend below all nodes, in as many rows as it needs", () => {
    const all = [{ kind: "gradient" }, { kind: "gradient", blocked: true }, {}] as const;
    const edges = all.map((edge) => ({ from: "a", to: "b", ...edge }));
    const wide = [...nodes, { id: "c", x: 8, y: 0 }];
    const rowsOf = (shown: typeof wide) => {
      const spec = computationGraph({ nodes: shown, edges });
      const words = (list(spec, "annotations") as { x: number; y: number; text: string }[]).slice(-5);
      const lowest = Math.min(
        ...list(spec, "shapes")
          .flatMap(({ type, y0 }) => (type === "circle" ? [y0 as number] : []))
          .slice(0, -1),
      );
      for (const { x, y, text } of words) {
        expect(y + 9).toBeLessThan(lowest);
        expect(x + textWidth(text, 13)).toBeLessThan(spec.layout.width as number);
      }
      return new Set(words.map(({ y }) => y)).size;
    };
    expect(rowsOf(wide)).toBe(1);
    expect(rowsOf([...nodes])).toBeGreaterThan(2);
  });

  it("puts panels side by side, equal nodes at equal heights", () => {
    const spec = computationGraph([
      { title: "before", nodes, edges: [] },
      { title: "after", nodes: [...nodes, { id: "c", x: 1, y: -1 }], edges: [] },
    ]);
    const texts = list(spec, "annotations") as { text: string; x: number; y: number }[];
    const [first, second] = texts.filter(({ text }) => text === "a");
    expect(first.y).toBe(second.y);
    expect(second.x).toBeGreaterThan(first.x + 180);
    expect(texts.map(({ text }) => text)).toContain("<b>after</b>");
    const { layout } = figure("graph", spec, words);
    expect(layout.width).toBe(spec.layout.width);
  });

  it("names what is wrong with a graph", () => {
    expect(() => withEdge({ to: "z" })).toThrow(`no node has the id "z"; the ids are a, b`);
    expect(() => withEdge({ to: "a" })).toThrow("to itself");
    expect(() => computationGraph({ nodes: [...nodes, nodes[0]], edges: [] })).toThrow(
      `Two nodes have the id "a"`,
    );
    expect(() => computationGraph({ nodes: [], edges: [] })).toThrow("no nodes");
    expect(() => computationGraph([])).toThrow("graphs is empty");
    expect(() => computationGraph({ nodes: [{ id: "a", x: Number.NaN, y: 0 }], edges: [] })).toThrow(
      "is NaN",
    );
  });
});

describe("trajectories", () => {
  const runs = [1, 2, 3, 4, 5].map((v) => [v, 10 * v]);
  const one = { name: "a", x: [1, 2], runs };

  it("have the median and the quantiles that hold the share asked for", () => {
    const [band, line] = trajectories([one], { ...titles, coverage: 0.5 }).data;
    expect(line.y).toEqual([3, 30]);
    expect(band.y).toEqual([4, 40, 20, 2]);
  });

  it("have the mean and its standard errors", () => {
    const [band, line] = trajectories([one], { ...titles, band: "interval", errors: 2 }).data;
    expect(line.y).toEqual([3, 30]);
    const half = 2 * Math.sqrt(2.5 / 5);
    expect(numbers(band, "y")[0]).toBeCloseTo(3 + half, 12);
    expect(numbers(band, "y")[3]).toBeCloseTo(3 - half, 12);
  });

  it("have no band for a single run, or where none is wanted", () => {
    expect(trajectories([{ ...one, runs: [[1, 2]] }], { ...titles, band: "interval" }).data).toHaveLength(1);
    expect(trajectories([one], { ...titles, band: "none" }).data).toHaveLength(1);
  });

  it("name what is wrong with them", () => {
    expect(() => trajectories([{ ...one, runs: [[1]] }], titles)).toThrow(
      "runs[0] of 'a' has 1 values, but there are 2",
    );
    expect(() => trajectories([{ ...one, runs: [] }], titles)).toThrow("'a' has no runs");
    expect(() => trajectories([{ ...one, x: [0, 1] }], { ...titles, log: "x" })).toThrow(
      "'a' reaches 0 on its x axis",
    );
    expect(() => trajectories([{ ...one, runs: [[-1, 2]] }], { ...titles, log: "y" })).toThrow(
      "reaches -1 on its y",
    );
    expect(() => trajectories([one], { ...titles, coverage: 2 })).toThrow("coverage is 2");
  });
});

describe("intervalPlot", () => {
  const one = { name: "a", x: [1, 10], y: [2, 3], lower: [1, 1], upper: [4, 4] };

  it("carries the intervals as distances, and its reference over the whole axis", () => {
    const { data } = intervalPlot([one], { ...titles, reference: { name: "truth", y: 2.5 } });
    expect(data[0]).toMatchObject({ name: "truth", x: [1, 10], y: [2.5, 2.5] });
    expect(data[1].error_y).toMatchObject({ array: [2, 1], arrayminus: [1, 2] });
    expect(data[1].x).toEqual([1, 10]);
  });

  it("moves series that share an x apart, evenly also on a logarithmic axis", () => {
    const two = [one, { ...one, name: "b" }];
    const [a, b] = intervalPlot(two, { ...titles, log: "x" }).data.map((trace) => numbers(trace, "x"));
    expect(a[0]).toBeLessThan(1);
    expect(b[0]).toBeGreaterThan(1);
    expect(a[0] * b[0]).toBeCloseTo(1, 12);
    expect(b[0] / a[0]).toBeCloseTo(b[1] / a[1], 12);
  });

  it("draws an interval that reaches 0 down to the axis where that is logarithmic", () => {
    const [trace] = intervalPlot([{ ...one, lower: [-1, 1] }], { ...titles, log: "y" }).data;
    expect((trace.error_y as { arrayminus: number[] }).arrayminus[0]).toBe(1.5);
  });

  it("names what is wrong with an estimate", () => {
    expect(() => intervalPlot([{ ...one, upper: [4] }], titles)).toThrow(
      "upper of 'a' has 1 values, but x has 2",
    );
    expect(() => intervalPlot([{ ...one, y: [0, 3] }], titles)).toThrow(
      "y[0] of 'a' is 0, but must lie in its interval [1, 4]",
    );
    expect(() => intervalPlot([{ ...one, x: [0, 1] }], { ...titles, log: "x" })).toThrow("x[0] of 'a' is 0");
  });
});

describe("smallMultiples of bars", () => {
  const panel = (title: string, y: number) => ({ title, spec: bars(["C", "O"], [y, 1 - y], titles) });

  it("has rows with titles and y axes of their own, and room for column titles only above", () => {
    const panels = [panel("τ = 1", 0.5), panel("τ = 2", 0.6), panel("", 0.1), panel("", 0.2)];
    const spec = smallMultiples(panels, { ...titles, columns: 2, rows: ["mean", "sample"] });
    expect(spec.layout).toMatchObject({
      yaxis: { title: { text: "mean" } },
      yaxis2: { matches: "y" },
      yaxis3: { title: { text: "sample" } },
      yaxis4: { matches: "y3" },
      xaxis4: { matches: "x", title: { text: "x" } },
    });
    expect(spec.layout.yaxis3).not.toHaveProperty("matches");
    expect(list(spec, "annotations").map(({ text }) => text)).toEqual(["<b>τ = 1</b>", "<b>τ = 2</b>"]);
    expect(() => figure("rows", spec, words)).not.toThrow();
    expect(() => smallMultiples(panels, { ...titles, columns: 2, rows: ["mean"] })).toThrow(
      "rows has 1 titles, but there are 2 rows",
    );
  });
});

describe("imageGrid", () => {
  /** The grey values of a PNG whose rows have filter 2. */
  const decoded = (png: Uint8Array) => {
    const view = Buffer.from(png);
    const [width, height] = [view.readUInt32BE(16), view.readUInt32BE(20)];
    const data = inflateSync(view.subarray(41, 41 + view.readUInt32BE(33)));
    const grey = new Uint8Array(width * height);
    for (let row = 0; row < height; row++) {
      for (let i = 0; i < width; i++) {
        const above = row === 0 ? 0 : grey[(row - 1) * width + i];
        grey[row * width + i] = data[row * (width + 1) + 1 + i] + above;
      }
    }
    return { width, height, grey };
  };
  const sources = (spec: Spec) =>
    list(spec, "images").map(({ source }) => Buffer.from(String(source).split(",")[1], "base64"));

  it("writes PNG files that zlib reads back, whatever the pixels", () => {
    const any = fc.tuple(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 1, max: 40 }),
      fc.infiniteStream(fc.integer({ min: 0, max: 255 })),
      fc.integer({ min: 1, max: 600 }),
    );
    fc.assert(
      fc.property(any, ([height, width, stream, run]) => {
        const pixels = new Uint8Array(height * width);
        let value = 0;
        for (let i = 0; i < pixels.length; i++) {
          if (i % run === 0) value = stream.next().value as number;
          pixels[i] = value;
        }
        expect(decoded(greyPng(pixels, height, width))).toEqual({ width, height, grey: pixels });
      }),
    );
  });

  it("shows each pixel as a square, black to white over the range", () => {
    const [png] = sources(imageGrid([0, 1, 0.5, 2], { height: 2, width: 2 }));
    const { width, grey } = decoded(png);
    expect(width).toBe(96);
    expect([grey[0], grey[47], grey[48], grey[95]]).toEqual([0, 0, 255, 255]);
    expect([grey[95 * 96], grey[95 * 96 + 95]]).toEqual([128, 255]);
    const [inverse] = sources(imageGrid([0, 1, 0.5, 2], { height: 2, width: 2, range: [1, 0] }));
    expect(decoded(inverse).grey[0]).toBe(255);
  });

  it("fills rows from the left, with names beside them", () => {
    const images = Array.from({ length: 5 }, () => new Float32Array(64));
    const spec = imageGrid(images, {
      height: 8,
      width: 8,
      columns: 3,
      rowLabels: ["a", "b"],
      columnLabels: ["1", "2", "3"],
    });
    const places = list(spec, "images").map(({ x, y }) => [x, y]);
    expect(places[3][0]).toBe(places[0][0]);
    expect(places[3][1]).toBeLessThan(places[0][1] as number);
    expect(list(spec, "annotations").map(({ text }) => text)).toEqual(["a", "b", "1", "2", "3"]);
    expect(() => figure("grid", spec, words)).not.toThrow();
  });

  it("stays small: a hundred digits' worth of strokes in 200 KB", () => {
    const stroke = Float64Array.from({ length: 784 }, (_, i) =>
      i % 28 > 10 && i % 28 < 16 ? (i % 7) / 6 : 0,
    );
    const spec = imageGrid(
      Array.from({ length: 100 }, () => stroke),
      { height: 28, width: 28 },
    );
    expect(JSON.stringify(spec).length).toBeLessThan(200_000);
  });

  it("names what is wrong with its images", () => {
    const size = { height: 2, width: 2 };
    expect(() => imageGrid([], size)).toThrow("images is empty");
    expect(() => imageGrid([1, 2, 3], size)).toThrow(
      "images has 3 pixels, which is no multiple of height times width, 4",
    );
    expect(() => imageGrid([[1, 2, 3]], size)).toThrow("images[0] has 3 pixels, but height times width is 4");
    expect(() => imageGrid([1, Number.NaN, 3, 4], size)).toThrow("images[1] is NaN");
    expect(() => imageGrid(new Float64Array(8), { ...size, rows: 1, columns: 1 })).toThrow("have room for 1");
    expect(() => imageGrid(new Float64Array(4), { ...size, range: [1, 1] })).toThrow("its ends must differ");
    expect(() => imageGrid(new Float64Array(4), { ...size, rowLabels: ["a", "b"] })).toThrow(
      "rowLabels has 2 texts",
    );
  });
});

describe("molecules", () => {
  const ethanol = { atoms: ["C", "C", "O"], bonds: [[0, 1, 1], [1, 2, 2]] } as const; // biome-ignore format: pairs

  it("have equal bonds, a disc for each atom and a line for each bond's order", () => {
    const spec = molecules([{ ...ethanol, caption: "ethanal" }]);
    const [bonds, carbon, oxygen] = spec.data;
    expect(numbers(bonds, "x").filter((v) => v === null)).toHaveLength(3);
    expect(carbon).toMatchObject({ name: "C", text: ["<b>C</b>", "<b>C</b>"] });
    const at = (trace: Trace, i: number) => [numbers(trace, "x")[i], numbers(trace, "y")[i]];
    const length = ([ax, ay]: number[], [bx, by]: number[]) => Math.hypot(ax - bx, ay - by);
    expect(length(at(carbon, 0), at(carbon, 1))).toBeCloseTo(40, 6);
    expect(length(at(carbon, 1), at(oxygen, 0))).toBeCloseTo(40, 6);
    expect(list(spec, "annotations")[0].text).toBe("ethanal");
    expect(() => figure("ethanal", spec, words)).not.toThrow();
  });

  it("are the same every time, and stand where they are told to", () => {
    expect(molecules([ethanol])).toEqual(molecules([ethanol]));
    const places = [[0, 0], [1, 0], [2, 0]] as const; // biome-ignore format: pairs
    const [, carbon] = molecules([{ ...ethanol, places }]).data;
    expect(numbers(carbon, "x")[1] - numbers(carbon, "x")[0]).toBe(40);
    expect(numbers(carbon, "y")[1]).toBe(numbers(carbon, "y")[0]);
  });

  it("name what is wrong with one", () => {
    const bad = (change: object) => () => molecules([{ ...ethanol, ...change }]);
    expect(bad({ atoms: [] })).toThrow("list[0] has no atoms");
    expect(bad({ atoms: ["C", "C", "Xx"] })).toThrow(`"Xx" is no chemical element`);
    expect(bad({ bonds: [[0, 3, 1]] })).toThrow("list[0].bonds[0][1] is 3");
    expect(bad({ bonds: [[0, 1, 4]] })).toThrow("list[0].bonds[0][2] is 4");
    expect(bad({ bonds: [[1, 1, 1]] })).toThrow("joins atom 1 with itself");
    expect(bad({ bonds: [[0, 1, 1], [1, 0, 1]] })).toThrow("joins atoms 0 and 1 a second time"); // biome-ignore format: pairs
    expect(bad({ places: [[0, 0]] })).toThrow("has 3 atoms, but places for 1");
    expect(() => molecules([])).toThrow("list.length is 0");
  });
});

describe("categoricalGraph", () => {
  const nodes = [
    { x: 0, y: 0, probs: [0.75, 0.25], drawn: 0 },
    { x: 1, y: 0, probs: [0.5, 0.5] },
  ];
  const labels = ["C", "O"];

  it("has a bar as high as each probability, and a frame around what was drawn", () => {
    const spec = categoricalGraph(nodes, [[0, 1, 2]], { labels });
    const heights = (name: string) => {
      const y = numbers(named(spec, name), "y");
      return [y[1] - y[0], y[7] - y[6]];
    };
    expect(heights("C")[0]).toBeCloseTo(1.5 * heights("C")[1], 12);
    expect(heights("O")[0]).toBeCloseTo(heights("C")[0] / 3, 12);
    const kinds = list(spec, "shapes").map(({ type }) => type);
    expect(kinds).toEqual(["line", "line", "rect", "rect", "rect"]);
    expect(() => figure("graph", spec, words)).not.toThrow();
  });

  it("writes the names above the boxes, in room of their own", () => {
    const plain = categoricalGraph(nodes, [], { labels });
    const spec = categoricalGraph([{ ...nodes[0], name: "a" }, nodes[1]], [], { labels });
    const [text, ...others] = list(spec, "annotations");
    expect(others).toEqual([]);
    expect(text.text).toBe("<i>a</i>");
    expect(text.y as number).toBeGreaterThan(
      Math.max(...numbers(named(spec, "C"), "y").filter(Number.isFinite)),
    );
    expect((text.y as number) + 14).toBeLessThan(spec.layout.height as number);
    expect(spec.layout.height).toBeGreaterThan(plain.layout.height as number);
    expect(list(plain, "annotations")).toEqual([]);
  });

  it("names what is wrong with it", () => {
    const one = (change: object) => () => categoricalGraph([{ ...nodes[0], ...change }], [], { labels });
    expect(one({ probs: [1] })).toThrow("nodes[0].probs has 1 values, but there are 2 labels");
    expect(one({ probs: [0.5, 0.6] })).toThrow("nodes[0].probs add up to 1.1");
    expect(one({ probs: [-1, 2] })).toThrow("nodes[0].probs[0] is -1");
    expect(one({ drawn: 2 })).toThrow("nodes[0].drawn is 2");
    expect(() => categoricalGraph(nodes, [[0, 2, 1]], { labels })).toThrow("edges[0][1] is 2");
    expect(() => categoricalGraph(nodes, [[0, 0, 1]], { labels })).toThrow("joins node 0 with itself");
  });
});
