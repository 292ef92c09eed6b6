import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Resvg } from "@resvg/resvg-js";
import {
  bars,
  curves,
  figure,
  histogramAgainstDensity,
  type Spec,
  smallMultiples,
} from "gumbel-softmax/course";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sha256 } from "../setup/files";
import { inRoot } from "../setup/root";
import { faceFiles } from "./commonFaces";
import { FAMILY, facesIn } from "./fonts";
import { figureFiles } from "./formats";
import { inlinePng, pngOf } from "./png";
import { type Job, openRenderer, type Renderer } from "./render";

const words = { alt: "what is seen", caption: "What it shows: τ ≤ λ" };
const job = (name: string, spec: Spec): Job => {
  const { data, layout, config } = figure(name, spec, words);
  return { name, ...words, spec: { data, layout, config } as Job["spec"] };
};
const x = Array.from({ length: 50 }, (_, i) => i / 10);
const panel = { title: "τ₁", spec: histogramAgainstDensity([1, 2, 2, 3], () => 0.3, { x: "" }) };
const jobs = [
  job("two-bars", bars(["C", "O"], [0.8, 0.2], { x: "atom", y: "probability", digits: 2 })),
  job(
    "hatched",
    bars(
      ["C"],
      [
        { name: "a", values: [1] },
        { name: "b", values: [2] },
      ],
      { x: "x", y: "y" },
    ),
  ),
  job(
    "curves",
    curves(
      [
        { name: "a", x, y: x.map(Math.sin) },
        { name: "b", x, y: x },
      ],
      { x: "∇", y: "∑" },
    ),
  ),
  job("panels", smallMultiples([panel, panel], { x: "x", y: "density" })),
];
/** The hashes of some figures' files: of the first in every format and theme, of the others as SVG and PNG. */
async function drawAll(renderer: Renderer, list: Job[]): Promise<Record<string, string>> {
  const open = () => Promise.resolve(renderer);
  const all = await Promise.all(
    list.map((one) =>
      one === jobs[0] ? figureFiles(open, one) : figureFiles(open, one, ["svg", "png"], ["light"]),
    ),
  );
  return Object.fromEntries(
    all
      .flatMap((files) => Object.entries(files))
      .map(([file, data]): [string, string] => [file, sha256(data)])
      .sort(),
  );
}

describe("a renderer", () => {
  let renderer: Renderer;
  let first: Record<string, string>;
  beforeAll(async () => {
    renderer = await openRenderer();
    first = await drawAll(renderer, jobs);
  });
  afterAll(() => renderer.close());

  it("gives the same bits again, in another order, and in another browser", async () => {
    expect(Object.keys(first)).toHaveLength(14 + 3 * (jobs.length - 1));
    expect(await drawAll(renderer, [...jobs].reverse())).toEqual(first);
    const other = await openRenderer();
    try {
      expect(await drawAll(other, [...jobs].reverse())).toEqual(first);
    } finally {
      await other.close();
    }
  });

  it("gives the same bits in another process, with another time zone and language", () => {
    const folder = inRoot("build", `render-test-${process.pid}`);
    mkdirSync(folder, { recursive: true });
    try {
      const out = join(folder, "out.json");
      const env = {
        ...process.env,
        FIGURES: JSON.stringify(jobs),
        OUT: out,
        TZ: "Asia/Tokyo",
        LANG: "de_DE.UTF-8",
      };
      const program = inRoot("scripts", "figures", "fixtures", "drawElsewhere.ts");
      execFileSync(process.execPath, [inRoot("node_modules", "vite-node", "vite-node.mjs"), program], {
        cwd: inRoot(),
        env,
      });
      expect(JSON.parse(readFileSync(out, "utf8"))).toEqual(first);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it("shares no id between figures that may stand on one page", async () => {
    const idsOf = async (one: Job) =>
      [...(await renderer.render(one)).svg.matchAll(/\sid="([^"]+)"/g)].map(([, id]) => id);
    const ids = await Promise.all([idsOf(jobs[0]), idsOf({ ...jobs[0], name: "the-same-again" })]);
    expect(ids[0].length).toBeGreaterThan(3);
    expect(ids[0].filter((id) => ids[1].includes(id))).toEqual([]);
  });

  it("draws the letters with the shipped font: no empty boxes for π, τ₁, ∇, ∑, ∈, ≤, →", async () => {
    const draw = async (text: string) => {
      const spec = bars([text], [1], { x: "x", y: "y" });
      return sha256(await pngOf(await renderer.render(job("letters", spec)), 1));
    };
    const seen = await Promise.all(
      ["π", "τ₁", "∇", "∑", "∈", "≤", "→", "ε", "λ", "μ", "σ", "\u{e000}"].map(draw),
    );
    expect(new Set(seen).size).toBe(seen.length);
  });

  it("states the size, and draws one and two pixels for each; inside a notebook the caption stands below", async () => {
    const drawing = await renderer.render(jobs[0]);
    const size = (png: Uint8Array) => [Buffer.from(png).readUInt32BE(16), Buffer.from(png).readUInt32BE(20)];
    expect([drawing.width, drawing.height]).toEqual([720, 420]);
    expect(size(await pngOf(drawing, 1))).toEqual([720, 420]);
    expect(size(await pngOf(drawing, 2))).toEqual([1440, 840]);
    expect(drawing.svg).toMatch(/<svg[^>]* height="420"[^>]* width="720"/);
    const inside = await inlinePng(drawing, words.caption);
    expect(size(inside.png)).toEqual([inside.width, inside.height]);
    expect([inside.width, inside.height]).toEqual([720, 454]);
    expect(inside.png.length).toBeLessThan(40_000);
  });

  it("draws with faces cut down to common letters the pixels that whole ones give, other letters too", async () => {
    const texts = ["first flows of πᵢ", "<b>∑ λ₁</b> <i>fi</i>", "\u0416"];
    const svgs = texts.map((text) => bars([text], [1], { x: "effic", y: "y" }));
    for (const [i, spec] of svgs.entries()) {
      const drawing = await renderer.render(job(`faces-${i}`, spec));
      const files = await faceFiles(drawing.svg);
      expect(files.every((file) => /build.fonts/.test(file))).toBe(i < 2);
      const font = {
        loadSystemFonts: false,
        fontFiles: facesIn(drawing.svg).map(({ path }) => path),
        defaultFontFamily: FAMILY,
        sansSerifFamily: FAMILY,
      };
      const whole = new Resvg(drawing.svg, { font, background: drawing.paper }).render().asPng();
      expect(sha256(await pngOf(drawing, 1))).toBe(sha256(whole));
    }
  });

  it("lays a figure out anew for a theme and a width: letters keep their size, unless it is narrow", async () => {
    const letters = (svg: string) => /class="xtitle"[^>]*font-size: (\d+)/.exec(svg)?.[1];
    const [normal, column, dark, print, narrow] = await Promise.all(
      [{}, { width: 640 }, { theme: "dark" } as const, { theme: "print" } as const, { width: 360 }].map(
        (how) => renderer.render({ ...jobs[2], ...how }),
      ),
    );
    expect(column.width).toBe(640);
    expect(column.svg).toMatch(/<svg[^>]* height="380"[^>]* width="640"/);
    expect([letters(column.svg), letters(dark.svg)]).toEqual([letters(normal.svg), letters(normal.svg)]);
    expect([narrow.width, letters(narrow.svg)]).toEqual([360, letters(print.svg)]);
    expect([dark.paper, print.width]).toEqual(["#14181e", 460]);
    expect(Number(letters(print.svg))).toBeLessThan(Number(letters(normal.svg)));
  });

  it("names the figure that cannot be drawn, and goes on", async () => {
    const broken = { ...jobs[0], name: "broken", spec: { data: 7, layout: null } as never };
    const outcomes = await Promise.allSettled([renderer.render(broken), renderer.render(jobs[0])]);
    expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "fulfilled"]);
    expect((outcomes[0] as PromiseRejectedResult).reason.message).toMatch(
      /^The figure 'broken' cannot be drawn: /,
    );
  });
});
