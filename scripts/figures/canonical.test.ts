import { describe, expect, it } from "vitest";
import { canonicalSvg } from "./canonical";

const words = { name: "loss", alt: 'falls "steeply" & ends < 1', caption: "Loss & time" };
const raw =
  `<svg class="main-svg" width="10" height="5"><clipPath id="c1"/>` +
  `<rect clip-path="url('#c1')" style="fill: url(&quot;#p&quot;); image-rendering: crisp-edges; image-rendering: pixelated;"/>` +
  `<text style="font-weight: bold">τ &lt; λ &#8321;</text></svg>`;

describe("the SVG that ships", () => {
  it("is an image with a title and a description that name it, escaped", async () => {
    const svg = await canonicalSvg(raw, words);
    expect(svg).toMatch(
      /^<svg [^>]*role="img" aria-labelledby="loss-title loss-desc"><title id="loss-title">/,
    );
    expect(svg).toContain('<title id="loss-title">Loss &amp; time</title>');
    expect(svg).toContain('<desc id="loss-desc">falls &quot;steeply&quot; &amp; ends &lt; 1</desc>');
  });

  it("does not depend on the ids that Plotly happened to choose", async () => {
    const other = raw.replaceAll("c1", "c2");
    expect(other).not.toBe(raw);
    expect(await canonicalSvg(other, words)).toBe(await canonicalSvg(raw, words));
  });

  it("does not depend on the order in which Plotly happened to set attributes", async () => {
    const other = raw.replace(
      'class="main-svg" width="10" height="5"',
      'height="5" width="10" class="main-svg"',
    );
    expect(other).not.toBe(raw);
    expect(await canonicalSvg(other, words)).toBe(await canonicalSvg(raw, words));
  });

  it("has references and unsmoothed images as every renderer reads them", async () => {
    const svg = await canonicalSvg(raw, words);
    expect(svg).toContain('clip-path="url(#loss-1)"');
    expect(svg).toContain("fill: url(#p); image-rendering: optimizeSpeed;");
  });

  it("carries the faces in use, small, and no other", async () => {
    const faces = (svg: string) => svg.match(/@font-face\{[^}]{0,80}/g) ?? [];
    const bold = await canonicalSvg(raw, words);
    expect(faces(bold).map((face) => /weight:(\d+);font-style:(\w+)/.exec(face)?.slice(1))).toEqual([
      ["400", "normal"],
      ["700", "normal"],
    ]);
    expect(bold.length).toBeLessThan(12_000);
    const plain = await canonicalSvg(raw.replace("font-weight: bold", ""), words);
    expect(faces(plain)).toHaveLength(1);
  });

  it("is the same at every call, and larger for more letters", async () => {
    expect(await canonicalSvg(raw, words)).toBe(await canonicalSvg(raw, words));
    const more = await canonicalSvg(raw.replace("τ", "τ∇∑∈≤→πεμσabcdefgh"), words);
    expect(more.length).toBeGreaterThan((await canonicalSvg(raw, words)).length + 500);
  });
});
