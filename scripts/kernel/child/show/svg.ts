import { escapeMarkup } from "../../../../lib/src/course/escapeMarkup";

export const WIDTH = 320;
export const HEIGHT = 120;

/** Colours that are seen on light and on dark pages alike: a picture does not know the page's. */
export const ACCENT = "#1e88e5";
const INK = "#767676";

/**
 * A small drawing as a picture. Untrusted notebooks, such as one just downloaded, show pictures, but no drawing that
 * is part of the page.
 */
export function drawing(title: string, parts: readonly string[]): string {
  const size = `width="${WIDTH}" height="${HEIGHT}"`;
  const form = `xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" ${size}`;
  const style = `font:11px sans-serif;fill:${INK};stroke:none`;
  const svg = `<svg ${form} style="${style}">${parts.join("")}</svg>`;
  return `<img alt="${escapeMarkup(title)}" ${size} style="max-width:100%" src="data:image/svg+xml,${inUrl(svg)}">`;
}

/** Text as it stands in an address and an attribute in double quotes, its letters readable where they may be. */
function inUrl(svg: string): string {
  return svg.replaceAll('"', "'").replace(/[^ !$'()*+,\-./0-9:;=?@A-Z_a-z~]+/g, encodeURIComponent);
}

/** A word of a drawing, centred at x. */
export function label(x: number, y: number, text: string): string {
  return `<text x="${short(x)}" y="${short(y)}" text-anchor="middle">${escapeMarkup(text)}</text>`;
}

/** A straight line in the colour of the words. */
export function line(x1: number, y1: number, x2: number, y2: number): string {
  return `<path d="M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}" stroke="${INK}"/>`;
}

/** A coordinate: a tenth of a pixel is enough. */
export function short(x: number): string {
  return String(Math.round(x * 10) / 10);
}
