import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { readNotebook } from "../notebooks/notebook";
import { exists } from "../setup/files";
import { Problem } from "../setup/problem";
import { type Chapter, chapterOf, contentsList, sidebarList } from "./contents";
import { type BookFigure, sizeOfSvg } from "./figure";
import type { BookInputs } from "./inputs";
import { bookLinks } from "./links";
import { bookNotebook } from "./transform";

const require = createRequire(import.meta.url);

/** Writes the folder that Sphinx reads: settings, front page, transformed notebooks, pictures, scripts and fonts. */
export function stage(inputs: BookInputs, folder: string): void {
  cpSync(inputs.source, folder, { recursive: true });
  const statics = join(folder, "_static");
  const inBook = new Set(inputs.notebooks);
  const inCourse = new Set(inputs.course);
  const chapters: Chapter[] = [];
  for (const file of inputs.notebooks) {
    const sizeOf = (figure: BookFigure) => addPicture(figure, file, inputs.figures, statics);
    const links = (text: string) => bookLinks(text, inBook, inCourse);
    const notebook = bookNotebook(readNotebook(join(inputs.folder, file)), { links, sizeOf });
    writeFileSync(join(folder, file), JSON.stringify(notebook));
    chapters.push(chapterOf(file, notebook));
  }
  const index = join(folder, "index.md");
  writeFileSync(
    index,
    readFileSync(index, "utf8")
      .replace("%CONTENTS%", () => contentsList(chapters))
      .replace("%TOCTREE%", () => sidebarList(chapters)),
  );
  addKatex(folder, statics);
  cpSync(require.resolve("plotly.js-cartesian-dist-min"), join(statics, "plotly.js"));
}

function addPicture(figure: BookFigure, notebook: string, pictures: string, statics: string) {
  const file = join(pictures, `${figure.name}.svg`);
  if (!exists(file))
    throw new Problem(
      `${notebook} shows the figure '${figure.name}', and ${file} is not there: run \`npm run notebooks -- --force\` to render it.`,
    );
  const copy = join(statics, "figures", `${figure.name}.svg`);
  mkdirSync(dirname(copy), { recursive: true });
  cpSync(file, copy);
  return sizeOfSvg(readFileSync(file, "utf8"));
}

/** KaTeX's program for Sphinx, and its style with the one font format that every browser reads. */
function addKatex(folder: string, statics: string): void {
  const dist = dirname(require.resolve("katex"));
  cpSync(join(dist, "katex.min.js"), join(folder, "katex.min.js"));
  const css = readFileSync(join(dist, "katex.min.css"), "utf8");
  const others = /,url\([^)]*\.(?:woff|ttf)\) format\("(?:woff|truetype)"\)/g;
  mkdirSync(join(statics, "katex"), { recursive: true });
  writeFileSync(join(statics, "katex", "katex.min.css"), css.replace(others, ""));
  const fontsOnly = (path: string) => !/\.(?:woff|ttf)$/.test(path);
  cpSync(join(dist, "fonts"), join(statics, "katex", "fonts"), { recursive: true, filter: fontsOnly });
}
