import { Resvg } from "@resvg/resvg-js";
import UPNG from "upng-js";
import { sha256 } from "../setup/files";
import { Problem } from "../setup/problem";
import { launchBrowser } from "./browser";
import { canonicalSvg, type Words } from "./canonical";
import { FAMILY, faces } from "./fonts";
import { openPage, plotlySvg, type Spec } from "./page";

/** A figure to draw: its words and its Plotly specification. */
export interface Job extends Words {
  spec: Spec;
}

/** A drawn figure. */
export interface Picture {
  /** The SVG that ships: its font, title and description inside. */
  svg: string;
  /** The picture at two device pixels a CSS pixel, on white. */
  png: Uint8Array;
  /** The picture at one, for the inside of a notebook. */
  pngInline: Uint8Array;
  /** Size in CSS pixels. */
  width: number;
  height: number;
}

/** A browser kept open for many figures. The same figure gives the same bits in any order and any process. */
export interface Renderer {
  /** @throws Problem naming the figure that cannot be drawn */
  render(job: Job): Promise<Picture>;
  close(): Promise<void>;
}

/**
 * Opens a renderer; close it when the last figure is drawn.
 *
 * @throws Problem where no browser starts
 */
export async function openRenderer(): Promise<Renderer> {
  const browser = await launchBrowser();
  try {
    const page = await openPage(browser);
    let last: Promise<unknown> = Promise.resolve();
    const draw = async (job: Job): Promise<Picture> => {
      const seed = Number.parseInt(sha256(job.name).slice(0, 8), 16);
      return await picture(job, await plotlySvg(page, job.spec, seed));
    };
    return {
      // One at a time: the page has one Math.random.
      render: (job) => {
        const next = last.then(() => draw(job)).catch((error) => fail(job.name, error));
        last = next.catch(() => undefined);
        return next;
      },
      close: () => browser.close(),
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function picture(job: Job, raw: string): Promise<Picture> {
  const svg = await canonicalSvg(raw, job);
  const { width = 700, height = 450 } = job.spec.layout;
  return { svg, png: pngOf(svg, 2), pngInline: smallPngOf(svg), width, height };
}

/** A PNG of an SVG on white, with the shipped font and no other. */
export function pngOf(svg: string, zoom: number): Uint8Array {
  return rendered(svg, zoom).asPng();
}

/** Colours of a PNG that goes into a notebook: enough for a chart, and a third of the bytes. */
const COLOURS = 64;

function smallPngOf(svg: string): Uint8Array {
  const { width, height, pixels } = rendered(svg, 1);
  return new Uint8Array(UPNG.encode([new Uint8Array(pixels).buffer], width, height, COLOURS));
}

function rendered(svg: string, zoom: number) {
  const image = new Resvg(svg, {
    fitTo: { mode: "zoom", value: zoom },
    background: "#fff",
    font: {
      loadSystemFonts: false,
      fontFiles: faces.map((face) => face.path),
      defaultFontFamily: FAMILY,
      sansSerifFamily: FAMILY,
    },
  });
  return image.render();
}

function fail(name: string, error: Error): never {
  const why = error.message.split("\n")[0].replace(/^page\.evaluate: /, "");
  throw new Problem(`The figure '${name}' cannot be drawn: ${why}. Correct its specification.`);
}
