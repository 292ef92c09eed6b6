import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { exists, sha256, writeFileAtomic } from "../setup/files";
import { inRoot } from "../setup/root";
import { type Face, facesIn, subset } from "./fonts";

/** The letters and signs of nearly all figures: Latin, Greek, punctuation, raised and lowered, arrows, mathematics, shapes. */
const RANGES = [
  [0x20, 0x7e],
  [0xa0, 0xff],
  [0x370, 0x3ff],
  [0x1d62, 0x1d6a],
  [0x2000, 0x209f],
  [0x2100, 0x22ff],
  [0x25a0, 0x25ff],
  [0x2c7c, 0x2c7c],
] as const;
const LETTERS = RANGES.flatMap(([from, to]) =>
  Array.from({ length: to - from + 1 }, (_, i) => String.fromCodePoint(from + i)),
).join("");
const isCommon = (letter: string): boolean =>
  RANGES.some(([from, to]) => letter >= String.fromCodePoint(from) && letter <= String.fromCodePoint(to));

const made = new Map<Face, Promise<string>>();

/**
 * The files of the faces that an SVG needs, for a renderer that reads them anew for each picture: cut down to the
 * common letters with their ligatures, they are read in a third of the time and draw the same pixels. Where the SVG
 * has other letters, the whole faces.
 */
export async function faceFiles(svg: string): Promise<string[]> {
  const faces = facesIn(svg);
  const text = svg.replace(/<style>[\s\S]*?<\/style>|\s/g, "");
  if (![...new Set(text)].every(isCommon)) return faces.map(({ path }) => path);
  return await Promise.all(
    faces.map((face) => {
      const file = made.get(face) ?? commonFile(face);
      made.set(face, file);
      return file;
    }),
  );
}

/** Made once: the name tells the face and what was taken from it. */
async function commonFile(face: Face): Promise<string> {
  const folder = inRoot("build", "fonts");
  const key = sha256(`${sha256(readFileSync(face.path))} ${LETTERS}`).slice(0, 16);
  const path = join(folder, `${key}.ttf`);
  if (exists(path)) return path;
  await mkdir(folder, { recursive: true });
  writeFileAtomic(path, await subset(face, LETTERS, { ligatures: true }));
  return path;
}
