import { readFileSync } from "node:fs";
// @ts-expect-error the package brings no types
import subsetFont from "subset-font";
import { inRoot } from "../setup/root";

/** One face of the font that ships with the figures. */
export interface Face {
  weight: 400 | 700;
  style: "normal" | "italic";
  path: string;
}

export const FAMILY = "DejaVu Sans";

const file = (name: string) => inRoot("node_modules", "dejavu-fonts-ttf", "ttf", `${name}.ttf`);

/** The four faces; the regular one first. */
export const faces: readonly Face[] = [
  { weight: 400, style: "normal", path: file("DejaVuSans") },
  { weight: 700, style: "normal", path: file("DejaVuSans-Bold") },
  { weight: 400, style: "italic", path: file("DejaVuSans-Oblique") },
  { weight: 700, style: "italic", path: file("DejaVuSans-BoldOblique") },
];

/** The faces that an SVG needs: the regular one, and others where a weight or a style asks for them. */
export function facesIn(svg: string): Face[] {
  const bold = /font-weight: ?(?:bold|[6-9]00)/.test(svg);
  const italic = /font-style: ?italic/.test(svg);
  // Weight and style may sit on nested elements, so both together are as good as their combination.
  return faces.filter(({ weight, style }) => (weight === 400 || bold) && (style === "normal" || italic));
}

/** The `@font-face` rule of a face, with the font itself inside. */
export function fontFace({ weight, style }: Face, font: Uint8Array): string {
  const url = `data:font/ttf;base64,${Buffer.from(font).toString("base64")}`;
  return (
    `@font-face{font-family:'${FAMILY}';font-weight:${weight};font-style:${style};` +
    `src:url(${url}) format('truetype')}`
  );
}

/** The rules of all four faces, whole: for the page that draws. */
export function wholeFonts(): string {
  return faces.map((face) => fontFace(face, whole(face))).join("\n");
}

const read = new Map<Face, Buffer>();

function whole(face: Face): Buffer {
  const font = read.get(face) ?? readFileSync(face.path);
  read.set(face, font);
  return font;
}

/**
 * A face with only the characters of a text: about 6 KB instead of 750. Without the hints for coarse screens it is
 * smaller than a compressed one with them, and made in a hundredth of the time.
 *
 * @param ligatures whether letters that stand for several of the text's come along
 */
export async function subset(
  face: Face,
  text: string,
  { ligatures = false }: { ligatures?: boolean } = {},
): Promise<Uint8Array> {
  const sorted = [...new Set(text)].sort().join("");
  const options = { targetFormat: "truetype", noHinting: true, noLayoutClosure: !ligatures };
  return await subsetFont(whole(face), sorted, options);
}
