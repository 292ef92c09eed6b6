import { type RenderedImage, renderAsync } from "@resvg/resvg-js";
import UPNG from "upng-js";
import { escapeMarkup } from "../../lib/src/course/escapeMarkup";
import { CAPTION, captionHeight, captionLines } from "../../lib/src/figures/caption";
import { colours } from "../../lib/src/figures/palette";
import { faceFiles } from "./commonFaces";
import { FAMILY } from "./fonts";
import type { Drawing } from "./render";

/** A PNG of a drawing, with the shipped font and no other. */
export async function pngOf({ svg, paper }: Drawing, zoom: number): Promise<Uint8Array> {
  return (await rendered(svg, zoom, paper)).asPng();
}

/** Colours of a PNG that goes into a notebook: enough for a chart, and a third of the bytes. */
const COLOURS = 32;

/** The picture for the inside of a notebook: at one pixel a CSS pixel, its caption below. */
export async function inlinePng(
  drawing: Drawing,
  caption: string,
): Promise<{ png: Uint8Array; width: number; height: number }> {
  const { width, height, pixels } = await rendered(withCaptionBelow(drawing, caption), 1, drawing.paper);
  const png = new Uint8Array(UPNG.encode([new Uint8Array(pixels).buffer], width, height, COLOURS));
  return { png, width, height };
}

function withCaptionBelow({ svg, width, height }: Drawing, caption: string): string {
  const lines = captionLines(caption, width);
  const { side, above, line, size } = CAPTION;
  const texts = lines.map((text, i) => {
    const y = height + above + i * line + size;
    return `<text x="${side}" y="${y}">${escapeMarkup(text)}</text>`;
  });
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height + captionHeight(lines)}">${svg}` +
    `<g font-family="${FAMILY}" font-size="${size}" fill="${colours.ink}">${texts.join("")}</g></svg>`
  );
}

/** On a thread of its own: the browser is given the next figure meanwhile. */
async function rendered(svg: string, zoom: number, paper: string): Promise<RenderedImage> {
  return await renderAsync(svg, {
    fitTo: { mode: "zoom", value: zoom },
    background: paper,
    font: {
      loadSystemFonts: false,
      fontFiles: await faceFiles(svg),
      defaultFontFamily: FAMILY,
      sansSerifFamily: FAMILY,
    },
  });
}
