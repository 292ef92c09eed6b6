import { escapeMarkup } from "../../../../lib/src/course/escapeMarkup";

export const WIDTH = 320;
export const HEIGHT = 120;

/** The blue of Jupyter's theme, or one that is seen on light and dark pages. */
export const ACCENT = "var(--jp-brand-color1, #1976d2)";

/**
 * A small drawing in the page's own colours. JupyterLab removes drawings, but not the words in them, from what
 * an untrusted notebook shows: outside the drawing they have no size.
 */
export function drawing(title: string, parts: readonly string[]): string {
  const form = `role="img" viewBox="0 0 ${WIDTH} ${HEIGHT}" width="${WIDTH}" height="${HEIGHT}"`;
  const style = "max-width:100%;font-size:11px;fill:currentColor";
  const body = [`<title>${escapeMarkup(title)}</title>`, ...parts].join("\n");
  return `<div style="font-size:0px"><svg ${form} style="${style}">\n${body}\n</svg></div>`;
}

/** A word of a drawing, centred at x. */
export function label(x: number, y: number, text: string): string {
  return `<text x="${short(x)}" y="${short(y)}" text-anchor="middle">${escapeMarkup(text)}</text>`;
}

/** A straight line in the colour of the text. */
export function line(x1: number, y1: number, x2: number, y2: number): string {
  return `<path d="M${short(x1)} ${short(y1)}L${short(x2)} ${short(y2)}" stroke="currentColor"/>`;
}

/** A coordinate: a tenth of a pixel is enough. */
export function short(x: number): string {
  return String(Math.round(x * 10) / 10);
}
