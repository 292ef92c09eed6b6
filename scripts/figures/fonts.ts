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

/** The `@font-face` rule of a face, with the font itself inside. */
export function fontFace(face: Face, font: Uint8Array, format: "truetype" | "woff2"): string {
  const url = `data:font/${format === "woff2" ? "woff2" : "ttf"};base64,${Buffer.from(font).toString("base64")}`;
  return (
    `@font-face{font-family:'${FAMILY}';font-weight:${face.weight};font-style:${face.style};` +
    `src:url(${url}) format('${format}')}`
  );
}

/** The rules of all four faces, whole: for the page that draws. */
export function wholeFonts(): string {
  return faces.map((face) => fontFace(face, readFileSync(face.path), "truetype")).join("\n");
}

/** The rule of one face with only the characters of a text: 5 to 10 KB instead of 750. */
export async function subset(face: Face, text: string): Promise<string> {
  const sorted = [...new Set(text)].sort().join("");
  return fontFace(
    face,
    await subsetFont(readFileSync(face.path), sorted, { targetFormat: "woff2" }),
    "woff2",
  );
}
