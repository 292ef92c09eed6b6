import PDFDocument from "pdfkit";
import { describe, expect, it } from "vitest";
import { captionLines, withCaption, withoutCaption } from "../src/figures/caption";
import { colours, tint } from "../src/figures/palette";
import { plain } from "../src/figures/plain";
import { onDarkPaper, recoloured } from "../src/figures/recolour";
import { textWidth, wrapped } from "../src/figures/textWidth";
import { light } from "../src/figures/theme";
import { themed } from "../src/figures/themed";

const layout = { width: 720, height: 420, xaxis: { title: { text: "x" } } };
const template = plain(light, "light");
const spec = {
  data: [{ type: "scatter", line: { color: colours.blue, width: 2 }, x: [1], y: [2] }],
  layout: { ...layout, template },
};

/** Contrast ratio of two colours (WCAG 2.2, section 1.4.3). */
function contrast(a: string, b: string): number {
  const luminance = (colour: string) => {
    const part = (at: number) => {
      const c = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
      return c <= 0.04045 ? c / 12.92 : Math.exp(2.4 * Math.log((c + 0.055) / 1.055));
    };
    return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
  };
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

describe("a caption inside a specification", () => {
  it("stands below the plot, adds to the height, and can be taken off again", () => {
    const with_ = withCaption(layout, "What it shows: a < b & c", { width: 720, height: 420 });
    expect(with_.height).toBe(454);
    expect(with_.title).toMatchObject({ text: "What it shows: a &lt; b &amp; c", yref: "container", y: 0 });
    expect(with_.margin).toEqual({ b: 94 });
    expect(withoutCaption(with_)).toEqual({ ...layout, margin: { b: 60 } });
  });

  it("leaves a drawing's mark, before and after", () => {
    const drawn = { ...layout, meta: { drawing: true } };
    const with_ = withCaption(drawn, "c", { width: 720, height: 420 });
    expect(with_.meta).toEqual({ drawing: true, captionHeight: 34 });
    expect(withoutCaption(with_)).toEqual({ ...drawn, margin: { b: 60 } });
  });

  it("leaves a title of the figure's own", () => {
    const own = { ...layout, title: { text: "mine" } };
    expect(withCaption(own, "c", { width: 720, height: 420 })).toBe(own);
    expect(withoutCaption(own)).toBe(own);
  });

  it("is broken into lines that fit, with no word lost", () => {
    const caption = "The largest of m exponential draws, less log m. ".repeat(5).trim();
    const lines = captionLines(caption, 400);
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(47);
    expect(lines.join(" ")).toBe(caption);
  });
});

describe("dark paper", () => {
  const paper = onDarkPaper("#FFFFFF");

  it("turns greys over and keeps each colour of the palette readable on it", () => {
    expect(paper).toBe("#14181e");
    for (const colour of [colours.ink, colours.black, colours.grey])
      expect(contrast(onDarkPaper(colour), paper)).toBeGreaterThan(4.5);
    for (const name of ["blue", "vermillion", "green", "purple", "orange", "sky"] as const)
      expect(contrast(onDarkPaper(colours[name]), paper)).toBeGreaterThan(4.5);
    expect(onDarkPaper("rgba(255,255,255,0.8)")).toBe("rgba(20,24,30,0.8)");
  });

  it("darkens a pale tint, which stays below its full colour", () => {
    for (const share of [0.12, 0.55]) {
      const tinted = onDarkPaper(tint(colours.blue, share));
      expect(contrast(tinted, paper)).toBeLessThan(contrast(onDarkPaper(colours.blue), paper));
    }
    expect(contrast(onDarkPaper(tint(colours.green, 0.12)), paper)).toBeLessThan(1.5);
  });

  it("leaves scales of colours, unknown colours, and texts that happen to name one", () => {
    expect(recoloured({ colorscale: [[0, "#FFFFFF"]], text: "black", fillcolor: "hsl(1,2%,3%)" })).toEqual({
      colorscale: [[0, "#FFFFFF"]],
      text: "black",
      fillcolor: "hsl(1,2%,3%)",
    });
  });
});

describe("a text's width without a browser", () => {
  const document = new PDFDocument();
  const font = (face: string) => `node_modules/dejavu-fonts-ttf/ttf/${face}.ttf`;

  it.each([
    ["blocked gradient", "DejaVuSans"],
    ["probability of a score below s", "DejaVuSans"],
    ["v₁ = τ log(y₁ / y₃)", "DejaVuSans"],
    ["<b>k categories, d = 1</b>", "DejaVuSans-Bold"],
  ])("is within a twentieth of the font's: %s", (text, face) => {
    const own = document
      .font(font(face))
      .fontSize(14)
      .widthOfString(text.replace(/<[^>]*>/g, ""));
    expect(Math.abs(textWidth(text, 14) / own - 1)).toBeLessThan(0.05);
  });

  it("breaks a text that is longer than its room into even lines, and no other", () => {
    const text = "probability that the next comes then";
    expect(wrapped(text, 400, 15)).toBe(text);
    expect(wrapped(text, 180, 15)).toBe("probability that the<br>next comes then");
    expect(wrapped("temperature", 20, 15)).toBe("temperature");
  });
});

describe("a theme", () => {
  it("light at the figure's own width is the specification itself", () => {
    expect(themed(spec, "light")).toEqual(spec);
  });

  it("keeps the plot's shape and the letters' size at another width", () => {
    const wide = themed(spec, "light", 1280);
    expect(wide.layout).toMatchObject({ width: 1280, height: 700, template });
    const ratio = ({ width, height }: { width?: unknown; height?: unknown }) =>
      (Number(height) - 108) / (Number(width) - 96);
    expect(ratio(wide.layout)).toBeCloseTo(ratio(spec.layout), 3);
  });

  it("gives a narrow figure smaller letters, its axes' titles lines, and its legend the rows that it needs", () => {
    const names = [
      "never, τ = 1",
      "constant 0.1",
      "Jang, floor 0.5",
      "exponential to 0.05",
      "linear",
      "cosine",
    ];
    const data = names.map((name) => ({ type: "scatter", name, x: [1, 2], y: [1, 2] }));
    const title = { text: "the probability that the next one comes" };
    const at = (width: number, shown: number, more = {}) =>
      themed(
        { data: data.slice(0, shown), layout: { ...layout, yaxis: { title }, template, ...more } },
        "light",
        width,
      ).layout as { height: number; margin?: { t: number }; yaxis: { title: { text: string } } };
    const narrow = at(340, 6);
    expect(narrow).toMatchObject({ template: { layout: { font: { size: 11 } } } });
    expect(narrow.yaxis.title.text).toBe("the probability that<br>the next one comes");
    // Two rows at the figure's own width, six at this one.
    expect(narrow.height - at(340, 1).height).toBe(Math.round(6 * 19 - (2 * 21.2 * 11) / 14));
    const titled = { legend: { yref: "container" }, margin: { t: 78 } };
    const [few, many] = [at(340, 2, titled), at(340, 6, titled)];
    expect((many.margin?.t ?? 0) - (few.margin?.t ?? 0)).toBeCloseTo(many.height - few.height, -1);
  });

  it("print has black ink, finer lines and smaller letters, on LaTeX's text width", () => {
    const print = themed(spec, "print");
    const { font, xaxis, margin } = (
      print.layout.template as { layout: Record<string, Record<string, unknown>> }
    ).layout;
    expect(print.layout.width).toBe(460);
    expect(font).toMatchObject({ size: 11, color: "#000000" });
    expect(xaxis).toMatchObject({ linecolor: "#000000", linewidth: 0.79 });
    expect(margin.l).toBeLessThan(72);
    expect(print.data[0]).toMatchObject({ line: { color: colours.blue, width: 1.57 }, x: [1], y: [2] });
  });

  it("dark has dark paper and light letters, and the data as they were", () => {
    const dark = themed(spec, "dark");
    expect(dark.layout.template).toMatchObject({
      layout: { paper_bgcolor: "#14181e", colorway: expect.any(Array) },
    });
    expect(dark.data[0]).toMatchObject({ line: { color: "#4ca3dd", width: 2 }, x: [1], y: [2] });
    expect(dark.layout).toMatchObject({ width: 720, height: 420 });
  });

  it("scales a drawing with all that is in it, and makes it no wider than a text", () => {
    const notes = [{ text: "z", font: { size: 16 }, ax: 30, xshift: 10 }];
    const drawn = { ...spec, layout: { ...layout, annotations: notes, meta: { drawing: true } } };
    const lettered = { ...drawn, data: [{ type: "scatter", textfont: { size: 13 }, marker: { size: 21 } }] };
    expect(themed(lettered, "light", 360).data).toEqual([
      { type: "scatter", textfont: { size: 6.5 }, marker: { size: 10.5 } },
    ]);
    expect(themed(drawn, "light")).toEqual(drawn);
    const narrow = themed(drawn, "light", 360);
    expect(narrow.layout).toMatchObject({ width: 360, height: 210 });
    expect(narrow.layout.annotations).toEqual([{ text: "z", font: { size: 8 }, ax: 15, xshift: 5 }]);
    expect(narrow.data[0]).toMatchObject({ line: { width: 1 }, x: [1], y: [2] });
    expect(themed(drawn, "print").layout.width).toBe(460);
    const small = { ...drawn, layout: { ...drawn.layout, width: 280 } };
    expect(themed(small, "print").layout.width).toBe(220);
  });
});
