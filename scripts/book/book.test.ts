import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listFiles } from "../setup/files";
import { inRoot } from "../setup/root";
import { buildBook } from "./build";

let scratch: string;
let out: string;
const options = () => ({
  notebooks: join(scratch, "notebooks"),
  figures: join(scratch, "figures"),
  course: join(scratch, "course"),
  out,
  reference: false, // a test of its own
});
const page = (name: string) => readFileSync(join(out, `${name}.html`), "utf8");
const first = () => join(scratch, "notebooks", "01-a-fair-draw.ipynb");

/** Puts another text in the first text cell of the first notebook. */
function rewrite(text: string): void {
  const notebook = JSON.parse(readFileSync(first(), "utf8"));
  notebook.cells[1].source = [text];
  writeFileSync(first(), JSON.stringify(notebook));
}

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), "book-"));
  out = join(scratch, "book");
  cpSync(inRoot("scripts", "book", "fixtures"), scratch, { recursive: true });
  mkdirSync(join(scratch, "course"));
  writeFileSync(join(scratch, "course", "03-not-executed.ipynb"), "");
  expect(await buildBook(options())).toEqual({ index: join(out, "index.html") });
});

afterAll(() => rmSync(scratch, { recursive: true, force: true }));

describe("the book", () => {
  it("lists the chapters in order, with their promises", () => {
    const index = page("index");
    const at = [
      "A fair draw",
      "each with its own probability",
      "The Gumbel distribution",
      "The one noise",
    ].map((words) => index.indexOf(words, index.indexOf('id="contents"')));
    expect(at).not.toContain(-1);
    expect(at).toEqual([...at].sort((a, b) => a - b));
  });

  it("links chapters with one another", () => {
    const html = page("01-a-fair-draw");
    expect(html).toContain('href="02-the-gumbel-distribution.html"');
    expect(html).toContain('href="02-the-gumbel-distribution.html#the-density"');
    expect(html).toContain("a chapter not executed yet,");
    expect(html).toMatch(/class="right-next"\s+href="02-the-gumbel-distribution\.html"/);
    expect(page("02-the-gumbel-distribution")).toMatch(/class="left-prev"\s+href="01-a-fair-draw\.html"/);
  });

  it("highlights TypeScript and sets mathematics while it is built", () => {
    const html = page("01-a-fair-draw");
    expect(html).toMatch(/highlight-typescript/);
    expect(html).toMatch(/<span class="kd">function<\/span>/);
    expect(html).toMatch(/<span class="katex-display">/);
    expect(html).toContain('<span class="eqno">(1)');
  });

  it("folds solutions and hidden code, and shows errors and ✓ lines", () => {
    const html = page("01-a-fair-draw");
    expect(html.match(/Show the solution/g)).toHaveLength(1);
    expect(html).toMatch(/<details class="sd-[^"]*dropdown/);
    expect(html).not.toContain("<details>");
    expect(html).toContain("✓ u = 0.75 draws 1");
    expect(html).toContain("tau must be &gt; 0, and is 0");
    expect(page("02-the-gumbel-distribution")).toContain("Show the code");
  });

  it("holds each figure as a picture, words and a specification", () => {
    const html = page("02-the-gumbel-distribution");
    const figure = /<figure class="gs-figure"[\s\S]*?<\/figure>/.exec(html)?.[0] ?? "";
    expect(figure).toContain('src="_static/figures/gumbel-density.svg" alt="A curve that rises steeply');
    expect(figure).toContain(
      "<figcaption>The density of the standard Gumbel distribution (&quot;skewed&quot; &lt;to the right&gt;)",
    );
    const spec = JSON.parse(/application\/json"[^>]*>([\s\S]*?)<\/script>/.exec(figure)?.[1] ?? "");
    expect(spec.data).toHaveLength(2);
    expect(readFileSync(join(out, "_static", "figures", "gumbel-density.svg"), "utf8")).toContain("<svg");
    expect(html).not.toContain("data:image/png");
  });

  it("offers the executed notebook as it is for download", () => {
    expect(readFileSync(join(out, "_sources", "01-a-fair-draw.ipynb"))).toEqual(readFileSync(first()));
  });

  it("loads nothing from outside its folder", async () => {
    const web = /^(?:https?:)?\/\//;
    const found: string[] = [];
    for (const file of await listFiles(out)) {
      if (!/\.(html|css|js)$/.test(file)) continue;
      const source = readFileSync(join(out, file), "utf8");
      for (const address of loaded(file, source)) if (web.test(address)) found.push(`${file}: ${address}`);
    }
    expect(found).toEqual([]);
  });

  it("names no file in its styles and pages that is not there", async () => {
    const there = new Set(await listFiles(out));
    const missing: string[] = [];
    for (const file of there) {
      if (!/\.(html|css)$/.test(file) || /webpack-macros/.test(file)) continue; // the theme's own templates
      for (const address of loaded(file, readFileSync(join(out, file), "utf8"))) {
        if (/^(data:|#|about:)/.test(address)) continue;
        const path = new URL(address, `file:///${file}`).pathname.slice(1);
        if (!there.has(decodeURIComponent(path))) missing.push(`${file}: ${address}`);
      }
    }
    expect(missing).toEqual([]);
  });
});

/** The addresses that a file makes a browser load. */
function loaded(file: string, source: string): string[] {
  const patterns = file.endsWith(".html")
    ? [
        /<(?:script|img|iframe|source|video|audio|embed)\b[^>]*?\ssrc="([^"]*)"/g,
        /<link\b[^>]*?\shref="([^"]*)"/g,
      ]
    : file.endsWith(".css")
      ? [/url\(\s*["']?([^"')]*)/g, /@import\s+["']([^"']*)/g]
      : [/\b(?:fetch|importScripts|import)\(\s*["'`]([^"'`]*)/g, /\.src\s*=\s*["'`]([^"'`]*)/g];
  return patterns.flatMap((pattern) => [...source.matchAll(pattern)].map((match) => match[1] ?? ""));
}

describe("building again", () => {
  it("does nothing where nothing changed", async () => {
    writeFileSync(join(out, "mark"), "");
    await buildBook(options());
    expect(existsSync(join(out, "mark"))).toBe(true);
  });

  it("says which cell has a dead link or a broken formula, and keeps the old book", async () => {
    const [before, original] = [page("01-a-fair-draw"), readFileSync(first())];
    rewrite("## Broken\n\n[gone](09-nowhere.ipynb) and $\\frac{1}$.");
    const failure = await buildBook(options()).catch((error: Error) => error);
    expect(failure).toMatchObject({ name: "Problem" });
    expect(String(failure)).toMatch(/01-a-fair-draw\.ipynb, cell 2, line 3: WARNING: .*09-nowhere\.ipynb/);
    expect(String(failure)).toMatch(/formula not understood: .*frac/);
    expect(page("01-a-fair-draw")).toBe(before);
    writeFileSync(first(), original);
  });

  it("takes up a change, and leaves nothing else behind", async () => {
    rewrite("## A changed section");
    await buildBook(options());
    expect(page("01-a-fair-draw")).toContain("A changed section");
    expect(existsSync(join(out, "mark"))).toBe(false);
    expect(readdirSync(scratch).sort()).toEqual(["book", "course", "figures", "notebooks"]);
  });

  it("recovers the old book where an exchange was cut off", async () => {
    renameSync(out, `${out}.old`);
    writeFileSync(join(`${out}.old`, "mark"), "");
    await buildBook(options());
    expect(existsSync(join(out, "mark"))).toBe(true);
  });

  it("says what to do where a picture or every notebook is missing", async () => {
    rmSync(join(scratch, "figures", "gumbel-density.svg"));
    await expect(buildBook(options())).rejects.toThrow(
      /02-the-gumbel-distribution\.ipynb shows the figure 'gumbel-density', and .*gumbel-density\.svg is not there/,
    );
    await expect(buildBook({ ...options(), notebooks: join(scratch, "none") })).rejects.toThrow(
      /no executed notebook in .* run `npm run notebooks`/,
    );
  });
});
