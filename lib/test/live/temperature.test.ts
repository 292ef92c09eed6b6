import { createRandom, GumbelSoftmax, gumbelSoftmaxVjp, mean, variance } from "gumbel-softmax";
import { describe, expect, it } from "vitest";
import { PRESETS } from "../../src/live/presets";
import { corners } from "../../src/live/projection";
import { beginTemperature, temperatureSettings } from "../../src/live/temperature";
import { DRAWS, TemperatureModel } from "../../src/live/temperatureModel";

const logits = [1, 0.3, -2];
const noise = createRandom(3).state();

describe("the temperature model", () => {
  it("shows the samples, means and gradients that the library gives in double precision", () => {
    const tau = 0.7;
    const k = logits.length;
    const { cloud, mean: means, gradientVariance } = new TemperatureModel(k).view(logits, tau, noise);
    const y = new GumbelSoftmax({ logits, tau }).sample(createRandom(3), DRAWS);
    expect(Math.max(...y.map((value, i) => Math.abs(value - cloud[i])))).toBeLessThan(2e-6);
    for (let i = 0; i < k; i++) expect(means[i]).toBeCloseTo(mean(y.filter((_, at) => at % k === i)), 6);
    const g = createRandom(3).gumbel(DRAWS * k);
    const first = y.map((_, at) => (at % k === 0 ? 1 : 0));
    const each = gumbelSoftmaxVjp(logits, g, tau, first, { k }).g.filter((_, at) => at % k === 0);
    expect(gradientVariance).toBeCloseTo(variance(each), 6);
  });

  it("keeps its noise: the same state gives the same cloud, and each winner stays when the temperature falls", () => {
    const model = new TemperatureModel(3, 200);
    const winners = (tau: number) => {
      const { cloud } = model.view(logits, tau, noise);
      return Array.from({ length: 200 }, (_, row) => {
        const y = Array.from(cloud.subarray(3 * row, 3 * row + 3));
        return y.indexOf(Math.max(...y));
      });
    };
    expect(winners(0.1)).toEqual(winners(5));
    expect(new Set(winners(1)).size).toBe(3);
  });

  it("has a gradient whose variance is larger at τ = 0.1 than at τ = 5", () => {
    const model = new TemperatureModel(3);
    const at = (tau: number) => model.view(logits, tau, noise).gradientVariance;
    expect(at(0.1)).toBeGreaterThan(10 * at(5));
  });
});

describe("corners", () => {
  it.each([3, 4, 5, 6])(
    "of %i categories are a regular polygon about the origin, the first at the top",
    (k) => {
      const places = corners(k);
      expect(places).toHaveLength(k);
      expect(places[0].x).toBeCloseTo(0, 12);
      expect(places[0].y).toBeCloseTo(1, 12);
      places.forEach(({ x, y }, i) => {
        expect(x).toBeCloseTo(Math.sin((2 * Math.PI * i) / k), 12);
        expect(y).toBeCloseTo(Math.cos((2 * Math.PI * i) / k), 12);
      });
    },
  );

  it("of two categories are the ends of a segment, the first at the right", () => {
    expect(corners(2)).toEqual([
      { x: 1, y: 0 },
      { x: -1, y: 0 },
    ]);
  });
});

describe("the static picture's density", () => {
  const shapesOf = (options: object) =>
    beginTemperature(options).picture.layout.shapes as { path: string; layer: string }[];
  const points = (path: string) =>
    [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map((m) => [Number(m[1]), Number(m[2])]);

  it("of three categories is an area for each level, all inside the triangle and behind the samples", () => {
    const shapes = shapesOf({ tau: 2 });
    expect(shapes.length).toBeGreaterThan(2);
    for (const { path, layer } of shapes) {
      expect(layer).toBe("below");
      for (const [x, y] of points(path)) {
        expect(y).toBeGreaterThanOrEqual(-0.501);
        expect(y).toBeLessThanOrEqual(1.001 - Math.sqrt(3) * Math.abs(x));
      }
    }
    expect(JSON.stringify(shapes).length).toBeLessThan(4000);
  });

  it("stands at its levels: on an outline the density is that of the level", () => {
    const law = new GumbelSoftmax({ logits: [1, 0, -1], tau: 2 });
    const [first] = shapesOf({ tau: 2 });
    const inner = points(first.path).filter(([x, y]) => y > -0.35 && y < 0.7 - Math.sqrt(3) * Math.abs(x));
    expect(inner.length).toBeGreaterThan(5);
    for (const [x, y] of inner) {
      const top = (y + 0.5) / 1.5;
      const right = (1 - top + (2 * x) / Math.sqrt(3)) / 2;
      expect(law.pdf(Float64Array.of(top, right, 1 - top - right))[0]).toBeCloseTo(0.4, 1);
    }
  });

  it("of two categories is a curve, of more there is none, and the words say so", () => {
    expect(points(shapesOf({ preset: "binary-2" })[0].path)).toHaveLength(62);
    expect(shapesOf({ preset: "jang-1" })).toEqual([]);
    expect(beginTemperature({ preset: "jang-1" }).alt).not.toContain("density");
    expect(beginTemperature({}).alt).toContain("density");
  });
});

describe("the settings", () => {
  it("refuse what the sliders can't show, and say what they can", () => {
    expect(() => temperatureSettings({ tau: 0 })).toThrow("tau is 0, but the slider goes from 0.01 to 10");
    expect(() => temperatureSettings({ tau: Number.NaN })).toThrow("tau");
    expect(() => temperatureSettings({ logits: [1] })).toThrow(
      "logits has 1 values, but the component shows 2 to 6",
    );
    expect(() => temperatureSettings({ logits: [1, 8] })).toThrow(
      "logits holds 8, but the sliders go from -7 to 7",
    );
    expect(() => temperatureSettings({ names: ["C"] })).toThrow('names is ["C"], but needs one');
    expect(() => temperatureSettings({ preset: "jang" })).toThrow(
      "preset is 'jang', but must be one of jang-0.1",
    );
  });

  it("of a paper's figure are its probabilities and temperature", () => {
    const { logits, tau, preset } = temperatureSettings({ preset: "maddison-0.5" });
    expect([tau, preset]).toEqual([0.5, "maddison-0.5"]);
    const alpha = logits.map(Math.exp);
    expect(alpha[0] / alpha[1]).toBeCloseTo(4, 12);
    expect(alpha[2] / alpha[1]).toBeCloseTo(2, 12);
    expect(PRESETS.filter(({ key }) => key.startsWith("jang")).map(({ tau }) => tau)).toEqual([
      0.1, 0.5, 1, 10,
    ]);
    for (const { probs } of PRESETS) expect(probs.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, 12);
  });

  it("make the same picture each time, of points inside the corners", () => {
    const { picture, alt } = beginTemperature({ names: ["C", "O", "F"] });
    expect(JSON.stringify(beginTemperature({ names: ["C", "O", "F"] }).picture)).toBe(
      JSON.stringify(picture),
    );
    expect(alt).toContain("C 67 %, O 24 %, F 9 %");
    expect(JSON.stringify(picture).length).toBeLessThan(20_000);
  });
});
