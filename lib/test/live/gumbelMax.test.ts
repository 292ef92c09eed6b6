import { createRandom, gumbelMax } from "gumbel-softmax";
import { describe, expect, it } from "vitest";
import { beginGumbelMax, gumbelMaxSettings } from "../../src/live/gumbelMax";
import { GumbelMaxModel } from "../../src/live/gumbelMaxModel";

const logits = [1, 0, -1];
const { key } = createRandom(5).state();

describe("the Gumbel-max model", () => {
  it("counts the winners that the library's trick gives on the same noise", () => {
    const model = new GumbelMaxModel(logits, key);
    model.draw(1);
    model.draw(999);
    const winners = Array.from(gumbelMax(model.law.logits, createRandom(5).gumbel(3000), { k: 3 }));
    expect(model.counts).toEqual([0, 1, 2].map((i) => winners.filter((winner) => winner === i).length));
    expect(model.n).toBe(1000);
    expect(model.winner).toBe(winners.at(-1));
    const scores = Array.from(model.noise, (g, i) => g + model.law.logits[i]);
    expect(scores.indexOf(Math.max(...scores))).toBe(model.winner);
  });

  it("has shares that run into π (five standard errors of 100,000 draws)", () => {
    const model = new GumbelMaxModel(logits, key);
    model.draw(100_000);
    model.law.probs.forEach((p, i) => {
      expect(Math.abs(model.counts[i] / 100_000 - p)).toBeLessThan(5 * Math.sqrt((p * (1 - p)) / 100_000));
    });
    expect(model.trace[0]).toMatchObject({ n: 1 });
    expect(model.trace.at(-1)?.n).toBe(100_000);
    expect(model.trace.length).toBeLessThan(300);
  });

  it("goes on in its stream of noise after a reset", () => {
    const model = new GumbelMaxModel(logits, key);
    model.draw(2);
    expect(model.position).toBe(6);
    const next = new GumbelMaxModel(logits, key, model.position);
    next.draw(1);
    expect(next.noise).toEqual(createRandom(5).gumbel(9).slice(6));
  });
});

it("refuses logits that the sliders can't show", () => {
  expect(() => gumbelMaxSettings({ logits: [0, 9] })).toThrow(
    "logits holds 9, but the sliders go from -7 to 7",
  );
  expect(() => gumbelMaxSettings({ logits: [0, 1], names: ["a", "b", "c"] })).toThrow("names is");
});

it("has a picture of a thousand draws beside π", () => {
  const { picture, alt } = beginGumbelMax({ names: ["C", "O", "F"] });
  // The third holds the bars' values, where neither bar nor mark is in their way.
  expect(picture.data.map(({ name }) => name)).toEqual(["share of 1000 wins", "π", "values, written"]);
  expect(alt).toMatch(/C 0\.\d{3} for π 0\.665, O 0\.\d{3} for π 0\.245, F 0\.\d{3} for π 0\.090\.$/);
});
