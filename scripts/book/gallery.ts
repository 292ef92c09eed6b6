import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { escapeMarkup } from "../../lib/src/course/escapeMarkup";
import { csvOf, jsonOf } from "../figures/data";
import { pdfOf } from "../figures/pdf";
import { pngOf } from "../figures/png";
import { figuresOf, type Placed } from "../notebooks/figures";
import { readNotebook } from "../notebooks/notebook";
import { exists } from "../setup/files";
import { chapterOf } from "./contents";
import { sizeOfSvg } from "./figure";
import type { BookInputs } from "./inputs";

/** Where a page finds the figures' files. */
const FOLDER = "_static/figures";

/**
 * Writes the page that shows all figures of the book, and beside their pictures the files that it offers.
 *
 * @param pages the staged folder, with each figure's SVG in it
 */
export async function addGallery(inputs: BookInputs, pages: string): Promise<void> {
  const sections: string[] = [];
  for (const file of inputs.notebooks) {
    const notebook = readNotebook(join(inputs.folder, file));
    const cards: string[] = [];
    for (const figure of figuresOf(notebook)) {
      const svg = readFileSync(join(pages, FOLDER, `${figure.name}.svg`), "utf8");
      await addFiles(figure, svg, inputs.figures, join(pages, FOLDER));
      cards.push(card(figure, file, sizeOfSvg(svg)));
    }
    if (cards.length === 0) continue;
    const { title } = chapterOf(file, notebook);
    sections.push(`## ${title}\n\n<div class="gs-gallery">${cards.join("")}</div>\n`);
  }
  if (sections.length > 0) writeFileSync(join(pages, "figures.md"), `${HEAD}\n${sections.join("\n")}`);
}

const HEAD = `# All figures

Every figure of the course, with the chapter that draws it, its files and the numbers behind it. Each is drawn from
one seed and comes out the same, bit for bit, on every run. In the project's folder, this draws one anew, for a dark
slide, for a column of a paper, or with other random numbers:

\`\`\`sh
npm run figures -- NAME --theme dark --format svg,png,pdf
npm run figures -- NAME --theme print --width 320 --format pdf
npm run figures -- NAME --seed 7
\`\`\`
`;

async function addFiles(figure: Placed, svg: string, pictures: string, folder: string): Promise<void> {
  const { name, caption, spec } = figure;
  const drawing = { svg, ...sizeOfSvg(svg), paper: "#FFFFFF" };
  const png = `${name}@2x.png`;
  if (exists(join(pictures, png))) copyFileSync(join(pictures, png), join(folder, png));
  else writeFileSync(join(folder, png), await pngOf(drawing, 2));
  writeFileSync(join(folder, `${name}.pdf`), await pdfOf(drawing, figure));
  writeFileSync(join(folder, `${name}.csv`), csvOf(spec));
  writeFileSync(join(folder, `${name}.json`), jsonOf(name, caption, spec));
}

function card(
  { name, alt, caption }: Placed,
  file: string,
  { width, height }: { width: number; height: number },
) {
  const chapter = `${file.replace(/\.ipynb$/, "")}.html#figure-${name}`;
  const files = [
    ["SVG", `${name}.svg`],
    ["PNG", `${name}@2x.png`],
    ["PDF", `${name}.pdf`],
    ["CSV", `${name}.csv`],
    ["JSON", `${name}.json`],
  ].map(
    ([kind, path]) =>
      `<li><a href="${FOLDER}/${path}" aria-label="${kind} of ${name}" download>${kind}</a></li>`,
  );
  return [
    `<figure class="gs-card"><a href="${chapter}" class="gs-card-picture" aria-label="${name}, in its chapter">`,
    `<img class="gs-picture" src="${FOLDER}/${name}.svg" alt="${escapeMarkup(alt)}" width="${width}" height="${height}" loading="lazy"></a>`,
    `<figcaption><p><code>${name}</code></p><p>${escapeMarkup(caption)}</p>`,
    `<ul class="gs-files" aria-label="Files of ${name}">`,
    `<li><a href="${chapter}">Chapter</a></li>`,
    `<li><a href="_sources/${encodeURIComponent(file)}" aria-label="Notebook of ${name}" download>Notebook</a></li>`,
    `${files.join("")}</ul></figcaption></figure>`,
  ].join("");
}
