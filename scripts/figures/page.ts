import type { Browser, Page } from "playwright-core";
import { inRoot } from "../setup/root";
import { FAMILY, faces, wholeFonts } from "./fonts";

/** What Plotly draws from. */
export interface Spec {
  data: unknown[];
  layout: { width?: number; height?: number; [key: string]: unknown };
  config?: object;
}

/** A blank page with Plotly and the font, and nothing else: no network, a fixed language, time zone and scale. */
export async function openPage(browser: Browser): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width: 1200, height: 900 },
    deviceScaleFactor: 1,
    locale: "en-US",
    timezoneId: "UTC",
    offline: true,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  await page.setContent(`<!doctype html><meta charset="utf-8"><style>${wholeFonts()}</style>`);
  await page.addScriptTag({ path: inRoot("node_modules", "plotly.js-dist", "plotly.js") });
  const fonts = faces.map(({ weight, style }) => `${style} ${weight} 16px '${FAMILY}'`);
  await page.evaluate(async (fonts) => {
    const { document } = globalThis as never as {
      document: { fonts: { load(font: string, text: string): Promise<unknown[]> } };
    };
    for (const font of fonts)
      if ((await document.fonts.load(font, "aτ₁")).length === 0) throw new Error(`no font ${font}`);
  }, fonts);
  return page;
}

/**
 * Plotly's SVG of a specification. Plotly takes names from Math.random, of which nothing is left in the SVG that
 * ships; it is seeded all the same, so that whatever else a version of Plotly may draw from it is always the same.
 */
export function plotlySvg(page: Page, spec: Spec): Promise<string> {
  return page.evaluate(drawInPage, spec);
}

/** Runs in the page. */
async function drawInPage(spec: Spec): Promise<string> {
  // biome-ignore lint/suspicious/noExplicitAny: the page's globals have no types here
  const { Plotly } = globalThis as any;
  let state = 0;
  Math.random = () => {
    // Steele, Lea & Flood's mixing in 32 bits: only for names, so any generator does.
    state = (state + 0x9e3779b9) | 0;
    let t = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    t = Math.imul(t ^ (t >>> 15), 0x735a2d97);
    return ((t ^ (t >>> 15)) >>> 0) / 4294967296;
  };
  const { data, layout, config } = spec;
  const { width, height } = layout;
  const figure = { data, layout, config: { ...config, staticPlot: true } };
  const url: string = await Plotly.toImage(figure, { format: "svg", width, height });
  return decodeURIComponent(url.slice(url.indexOf(",") + 1));
}
