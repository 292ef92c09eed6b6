import { live } from "gumbel-softmax/course";
import { expect, it } from "vitest";
import { LIVE_TYPE } from "../../src/live/output";

const shown = Symbol.for("Jupyter.mimebundle");
type Shown = Record<symbol, () => { data: Record<string, unknown>; metadata: Record<string, unknown> }>;

it("a live component says in a notebook which it is, and has a figure for readers without scripts", () => {
  const made = live("temperature", { tau: 2, name: "tau-two" });
  const { data, metadata } = (made as unknown as Shown)[shown]();
  expect(data[LIVE_TYPE]).toMatchObject({
    component: "temperature",
    settings: { tau: 2, logits: [1, 0, -1] },
  });
  expect(Object.keys(data)).toEqual([LIVE_TYPE, "application/vnd.plotly.v1+json", "text/plain"]);
  expect(data["text/plain"]).toMatch(/^Figure tau-two: .*τ = 2/);
  expect(metadata["gumbel-softmax"]).toMatchObject({ figure: "tau-two", alt: made.alt });
  expect(JSON.stringify(data).length).toBeLessThan(25_000);
});

it("its words can be given", () => {
  const { name, alt, caption } = live("temperature", { alt: "Three corners", caption: "Move it" });
  expect({ name, alt, caption }).toEqual({
    name: "live-temperature",
    alt: "Three corners",
    caption: "Move it",
  });
});

it("an unknown component is refused with the ones there are", () => {
  expect(() => live("heat" as "temperature")).toThrow("component is 'heat', but must be one of temperature");
});
