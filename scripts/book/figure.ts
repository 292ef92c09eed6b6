import { escapeMarkup } from "../../lib/src/course/escapeMarkup";
import { LIVE_TYPE } from "../../lib/src/live/output";
import { type Found, figureIn } from "../notebooks/figures";
import type { Bundle, Output } from "../notebooks/notebook";

/** What the book needs to show a figure: its name, its words and its Plotly specification. */
export interface BookFigure extends Pick<Found, "name" | "alt" | "caption" | "spec"> {
  /** The live component that the picture stands for. */
  live?: unknown;
}

/** The figure in a notebook's output, or undefined where the output is something else. */
export function figureOf(output: Output): BookFigure | undefined {
  const found = figureIn(output);
  return found && { ...found, live: found.data[LIVE_TYPE] };
}

/**
 * A figure as HTML: the picture, its caption, and the specification that the page's script draws from.
 *
 * @param size the picture's width and height in pixels, so that the page doesn't move while it loads
 */
export function figureHtml(figure: BookFigure, size: { width: number; height: number }): Bundle {
  const { name, alt, caption, spec, live } = figure;
  const html = [
    `<figure class="gs-figure" id="figure-${escapeMarkup(name)}">`,
    `<img class="gs-picture" src="_static/figures/${escapeMarkup(encodeURIComponent(name))}.svg" alt="${escapeMarkup(alt)}"`,
    ` width="${size.width}" height="${size.height}" loading="lazy">`,
    live === undefined ? jsonScript("gs-spec", spec) : jsonScript("gs-live", live),
    caption === "" ? "" : `<figcaption>${escapeMarkup(caption)}</figcaption>`,
    "</figure>",
  ];
  return { "text/html": html.join("") };
}

/** Data for a page's script. */
export function jsonScript(name: string, data: unknown): string {
  const json = JSON.stringify(data).replaceAll("<", "\\u003c");
  return `<script type="application/json" class="${name}">${json}</script>`;
}

/** The width and height in pixels that an SVG file states; 700 by 450 where it states none. */
export function sizeOfSvg(svg: string): { width: number; height: number } {
  const tag = /<svg[^>]*>/.exec(svg)?.[0] ?? "";
  const number = (name: string) => Number(new RegExp(`\\s${name}="([0-9.]+)(?:px)?"`).exec(tag)?.[1]);
  const box = /\sviewBox="[^"]*?([0-9.]+)[\s,]+([0-9.]+)"/.exec(tag);
  return {
    width: Math.round(number("width") || Number(box?.[1]) || 700),
    height: Math.round(number("height") || Number(box?.[2]) || 450),
  };
}
