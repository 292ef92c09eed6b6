import { createRequire } from "node:module";
import { bars, figure } from "gumbel-softmax/course";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchBrowser } from "./browser";

const plotly = createRequire(import.meta.url).resolve("plotly.js-dist/plotly.js");

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

const sentence = "Each draw is a corner of the simplex, and means of many gather near π. ";

// In the front ends that draw the specification themselves, the caption is Plotly's title.
test.each([1, 2, 5])(
  "a caption of %i sentences stands below the axis and inside the picture",
  async (count) => {
    const shown = figure("captioned", bars(["C", "O"], [0.8, 0.2], { x: "atom", y: "probability" }), {
      alt: "Two bars of probabilities.",
      caption: sentence.repeat(count).trim(),
    });
    const bundle = (shown as unknown as Record<symbol, () => { data: Record<string, unknown> }>)[
      Symbol.for("Jupyter.mimebundle")
    ]();
    const spec = bundle.data["application/vnd.plotly.v1+json"];
    const page = await browser.newPage();
    await page.setContent("<div id=figure></div>");
    await page.addScriptTag({ path: plotly });
    const places = (await page.evaluate(`(async () => {
    const { data, layout } = ${JSON.stringify(spec)};
    const figure = document.getElementById("figure");
    await Plotly.newPlot(figure, data, layout);
    const box = (name) => figure.querySelector(name).getBoundingClientRect();
    return {
      picture: box(".main-svg").bottom,
      axis: box(".xtitle").bottom,
      above: box(".gtitle").top,
      below: box(".gtitle").bottom,
      lines: figure.querySelectorAll(".gtitle .line").length,
    };
  })()`)) as Record<"picture" | "axis" | "above" | "below" | "lines", number>;
    expect(places.lines > 1).toBe(count > 1);
    expect(places.above).toBeGreaterThan(places.axis);
    expect(places.below).toBeLessThan(places.picture - 4);
    await page.close();
  },
);
