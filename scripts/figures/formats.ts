import type { ThemeName } from "../../lib/src/figures/themed";
import type { Words } from "./canonical";
import { csvOf, jsonOf } from "./data";
import { pdfOf } from "./pdf";
import { pngOf } from "./png";
import type { Drawing, Job, Renderer } from "./render";

export const THEMES = ["light", "dark", "print"] as const satisfies readonly ThemeName[];
/** Those that hold a picture, of each theme its own; and those that hold the numbers behind it. */
export const PICTURES = ["svg", "png", "pdf"] as const;
export const TABLES = ["csv", "json"] as const;
export const FORMATS = [...PICTURES, ...TABLES] as const;
export type Format = (typeof FORMATS)[number];

/** Files by their names. */
export type Files = Record<string, string | Uint8Array>;

/** The beginning of a file's name: `loss`, `loss-dark`, `loss-print`. */
export function stemOf(name: string, theme: ThemeName): string {
  return theme === "light" ? name : `${name}-${theme}`;
}

/** The files of one drawing: a PNG is two, at one and at two pixels a CSS pixel. */
export async function pictureFiles(
  drawing: Drawing,
  words: Words,
  theme: ThemeName,
  formats: readonly Format[],
): Promise<Files> {
  const stem = stemOf(words.name, theme);
  const files: Files = {};
  if (formats.includes("svg")) files[`${stem}.svg`] = drawing.svg;
  if (formats.includes("png")) {
    const [once, twice] = await Promise.all([pngOf(drawing, 1), pngOf(drawing, 2)]);
    files[`${stem}.png`] = once;
    files[`${stem}@2x.png`] = twice;
  }
  if (formats.includes("pdf")) files[`${stem}.pdf`] = await pdfOf(drawing, words);
  return files;
}

/** All files of a figure, in the formats and themes asked for. */
export async function figureFiles(
  renderer: () => Promise<Renderer>,
  job: Omit<Job, "theme">,
  formats: readonly Format[] = FORMATS,
  themes: readonly ThemeName[] = THEMES,
): Promise<Files> {
  const files: Files = {};
  if (formats.some((format) => format !== "csv" && format !== "json")) {
    const open = await renderer();
    const drawn = await Promise.all(
      themes.map(async (theme) => pictureFiles(await open.render({ ...job, theme }), job, theme, formats)),
    );
    Object.assign(files, ...drawn);
  }
  if (formats.includes("csv")) files[`${job.name}.csv`] = csvOf(job.spec);
  if (formats.includes("json")) files[`${job.name}.json`] = jsonOf(job.name, job.caption, job.spec);
  return files;
}
