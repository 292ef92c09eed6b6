import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import type { Figure } from "gumbel-softmax/course";
import { escapeMarkup } from "../../../lib/src/course/escapeMarkup";
import { openRenderer, type Renderer } from "../../figures/render";
import { exists, sha256, writeFileAtomic } from "../../setup/files";
import { inRoot } from "../../setup/root";
import { figureHtml, sizeOfSvg } from "../figure";
import type { ReferenceEntry, ReferenceItem } from "../reference";
import { shownCode } from "./shown";

const SOURCE = inRoot("scripts", "book", "builders", "examples.ts");
const BUILT = inRoot("build", "builders");

/**
 * The book's page on the figures' builders: each with what it does, the code of an example, and its picture.
 *
 * @param statics the book's folder of files; the pictures go to `figures/` in it
 * @param api the folder of the reference, which the builders' names lead to
 */
export async function buildersPage(
  entries: readonly ReferenceEntry[],
  api: string,
  statics: string,
): Promise<string> {
  const shown = shownCode(readFileSync(SOURCE, "utf8"));
  const items = entries.flatMap((entry) => entry.items);
  const figures = Object.entries(await loaded()).map(([name, make]) => ({ name, figure: make() }));
  const svgs = await pictures(figures.map(({ figure }) => figure));
  const sections = figures.map(({ name, figure }, i) => {
    writeFileAtomic(join(statics, "figures", `${figure.name}.svg`), svgs[i]);
    const { alt, caption, data, layout, config } = figure;
    const html = figureHtml(
      { name: figure.name, alt, caption, spec: { data, layout, config } },
      sizeOfSvg(svgs[i]),
    );
    const item = items.find((one) => one.name === name);
    return section(name, item, api, shown.examples.get(name) ?? "", String(html["text/html"]));
  });
  return `# Figures, builder by builder

A builder is a pure function from data to a figure's specification; \`figure\` gives it a name and words. All of them
are imported from \`gumbel-softmax/course\`. The examples share these lines:

\`\`\`typescript
${shown.common}
\`\`\`

${sections.join("\n")}`;
}

function section(
  name: string,
  item: ReferenceItem | undefined,
  api: string,
  code: string,
  html: string,
): string {
  const about = item
    ? `${escapeMarkup(item.summary)} <a href="${api}/${item.url}">Its arguments and errors.</a>`
    : "";
  return `## ${name}

<p>${about}</p>

${html}

\`\`\`typescript
${code}
\`\`\`
`;
}

/** The examples, bundled with the library: its sources are not made to be run by themselves. */
async function loaded(): Promise<Record<string, () => Figure>> {
  const outfile = join(BUILT, `examples-${process.pid}.mjs`);
  try {
    await build({
      entryPoints: [SOURCE],
      outfile,
      bundle: true,
      platform: "node",
      format: "esm",
      target: "es2022",
      tsconfig: inRoot("tsconfig.json"),
      logLevel: "error",
    });
    return (await import(pathToFileURL(outfile).href)).examples;
  } finally {
    rmSync(outfile, { force: true });
  }
}

/** The figures as SVG, in their order; those drawn before are taken from the folder of built files. */
async function pictures(figures: readonly Figure[]): Promise<string[]> {
  const programs = sha256(readFileSync(inRoot("package-lock.json"), "utf8"));
  let renderer: Renderer | undefined;
  try {
    const svgs: string[] = [];
    for (const { name, alt, caption, data, layout, config } of figures) {
      const job = { name, alt, caption, spec: { data, layout, config } };
      const file = join(BUILT, `${sha256(JSON.stringify(job) + programs)}.svg`);
      if (!exists(file)) {
        renderer ??= await openRenderer();
        writeFileAtomic(file, (await renderer.render(job)).svg);
      }
      svgs.push(readFileSync(file, "utf8"));
    }
    return svgs;
  } finally {
    await renderer?.close();
  }
}
