import { escapeMarkup } from "../../lib/src/course/escapeMarkup";
import { facesIn, fontFace, subset } from "./fonts";

/** The words that stand inside a figure's SVG, for readers who don't see it. */
export interface Words {
  name: string;
  alt: string;
  caption: string;
}

/**
 * The SVG that ships, from the one that Plotly exports: with a role, a title and a description, and the letters
 * it uses inside, so that it looks the same wherever it is opened.
 */
export async function canonicalSvg(raw: string, { name, alt, caption }: Words): Promise<string> {
  const svg = numbered(ordered(portable(raw)), name);
  const end = svg.indexOf(">", svg.indexOf("<svg"));
  const words =
    `<title id="${name}-title">${escapeMarkup(caption)}</title>` +
    `<desc id="${name}-desc">${escapeMarkup(alt)}</desc>`;
  const text = textOf(svg);
  const fonts = await Promise.all(facesIn(svg).map(async (face) => fontFace(face, await subset(face, text))));
  return (
    `${svg.slice(0, end)} role="img" aria-labelledby="${name}-title ${name}-desc">${words}` +
    `<style>${fonts.join("")}</style>${svg.slice(end + 1)}\n`
  );
}

/** References without quotes and one word for unsmoothed images: both forms that every renderer reads. */
function portable(svg: string): string {
  return svg
    .replace(/url\((?:'|"|&quot;)(#[^'"&)]+)(?:'|"|&quot;)\)/g, "url($1)")
    .replace(/(?:image-rendering: ?(?:crisp-edges|pixelated); ?)+/g, "image-rendering: optimizeSpeed; ");
}

/** Each element's attributes by their names: Plotly sets them in the order in which it measured what it drew. */
function ordered(svg: string): string {
  return svg.replace(
    /<([\w:]+)((?:\s+[\w:-]+="[^"]*")+)(?=\s*\/?>)/g,
    (_, element: string, attributes: string) => {
      const sorted = (attributes.match(/[\w:-]+="[^"]*"/g) ?? []).sort();
      return `<${element} ${sorted.join(" ")}`;
    },
  );
}

/**
 * The same SVG with its ids named after the figure and numbered in their order, and without the class by which
 * Plotly knows each trace. Plotly makes both from random numbers, of which a busy browser may take one more or
 * less; and no two figures on a page may share an id.
 */
function numbered(svg: string, name: string): string {
  const ids = new Map<string, string>();
  for (const [, id] of svg.matchAll(/ id="([^"]+)"/g))
    if (!ids.has(id)) ids.set(id, `${name}-${ids.size + 1}`);
  return svg
    .replace(/ id="([^"]+)"/g, (_, id: string) => ` id="${ids.get(id)}"`)
    .replace(/#([\w-]+)(?=[)"'])/g, (reference, id: string) => (ids.has(id) ? `#${ids.get(id)}` : reference))
    .replace(/(class="trace[^"]*?) trace[0-9a-f]{6}(?=["\s])/g, "$1");
}

/** All that an SVG writes. */
function textOf(svg: string): string {
  return [...svg.matchAll(/>([^<]+)</g)].map(([, between]) => unescapeXml(between)).join("");
}

function unescapeXml(text: string): string {
  return text
    .replace(/&#(x?)([0-9a-f]+);/gi, (_, hex, code) =>
      String.fromCodePoint(Number.parseInt(code, hex ? 16 : 10)),
    )
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&quot;", '"')
    .replaceAll("&apos;", "'")
    .replaceAll("&amp;", "&");
}
