import { describe, expect, it } from "vitest";
import type { Cell, Notebook, Output } from "../notebooks/notebook";
import { chapterOf, contentsList } from "./contents";
import { figureHtml, figureOf, sizeOfSvg } from "./figure";
import { bookLinks } from "./links";
import { readable } from "./sphinx";
import { bookNotebook } from "./transform";

const notebook = (...cells: Cell[]): Notebook => ({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
const text = (source: string, ...tags: string[]): Cell => ({
  cell_type: "markdown",
  id: "text",
  metadata: { tags },
  source,
});
const code = (outputs: Output[], ...tags: string[]): Cell => ({
  cell_type: "code",
  id: "code",
  metadata: { tags },
  source: "1",
  execution_count: 1,
  outputs,
});

const figure: Output = {
  output_type: "display_data",
  data: {
    "application/vnd.plotly.v1+json": { data: [{ name: "</script><b>" }], layout: {} },
    "image/png": "AAAA",
    "text/plain": "Figure two-curves: Two",
  },
  metadata: { "gumbel-softmax": { figure: "two-curves", alt: 'a "quoted" <alt>', caption: "x < y & z" } },
};

describe("links", () => {
  const links = (source: string) =>
    bookLinks(source, new Set(["01-a.ipynb"]), new Set(["01-a.ipynb", "02-b.ipynb"]));

  it("to chapters in the book stay, with their sections", () => {
    const source =
      "[one](01-a.ipynb), [two](01-a.ipynb#part), [web](https://example.org/02-b.ipynb), ![](02-b.ipynb)";
    expect(links(source)).toBe(source);
  });

  it("to chapters not executed yet become words", () => {
    expect(links("see [the *next* one](02-b.ipynb#part).")).toBe("see the *next* one.");
  });

  it("to chapters that don't exist stay, for Sphinx to refuse", () => {
    expect(links("[gone](09-z.ipynb)")).toBe("[gone](09-z.ipynb)");
  });

  it("to the project's files become their paths", () => {
    expect(links("[the code](../lib/src/index.ts) and [`lib/src/a.ts`](../lib/src/a.ts)")).toBe(
      "the code (`lib/src/index.ts`) and `lib/src/a.ts`",
    );
  });

  it("in code are not links", () => {
    const source = "`[a](02-b.ipynb)`\n\n```md\n[a](02-b.ipynb)\n```\n";
    expect(links(source)).toBe(source);
  });
});

describe("the front page's contents", () => {
  it("take a chapter's title and the sentence below it", () => {
    const chapter = chapterOf("01-a.ipynb", notebook(text("# Title\n\nA promise,\nkept.\n\nMore.")));
    expect(contentsList([chapter])).toBe("- **[Title](01-a.ipynb)**\\\n  A promise, kept.");
  });

  it("do without where there is no sentence or no title", () => {
    expect(chapterOf("01-a.ipynb", notebook(text("# Title\n\n- a list"))).promise).toBe("");
    expect(contentsList([chapterOf("01-a.ipynb", notebook())])).toBe("- **[01-a](01-a.ipynb)**");
  });
});

describe("a figure", () => {
  it("is known by its metadata, and other outputs are left alone", () => {
    expect(figureOf(figure)?.name).toBe("two-curves");
    expect(figureOf({ ...figure, metadata: {} } as Output)).toBeUndefined();
    expect(figureOf({ output_type: "stream", name: "stdout", text: "x" })).toBeUndefined();
  });

  it("becomes HTML that its words and its specification can't break", () => {
    const found = figureOf(figure);
    const html = String(found && figureHtml(found, { width: 720, height: 420 })["text/html"]);
    expect(html).toContain('alt="a &quot;quoted&quot; &lt;alt&gt;" width="720" height="420"');
    expect(html).toContain("<figcaption>x &lt; y &amp; z</figcaption>");
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    const json = /<script[^>]*>(.*?)<\/script>/.exec(html)?.[1] ?? "";
    expect(JSON.parse(json)).toEqual({ data: [{ name: "</script><b>" }], layout: {} });
  });

  it("has the size that its SVG states", () => {
    expect(sizeOfSvg('<svg class="a" width="640" height="321.4px" viewBox="0 0 1 2">')).toEqual({
      width: 640,
      height: 321,
    });
    expect(sizeOfSvg('<svg viewBox="0 0 500 300">')).toEqual({ width: 500, height: 300 });
    expect(sizeOfSvg("<svg>")).toEqual({ width: 700, height: 450 });
  });
});

describe("a notebook for the book", () => {
  const links = (source: string) => source.replace("hello", "HELLO").replace("because", "BECAUSE");
  const around = { links, sizeOf: () => ({ width: 1, height: 2 }) };

  it("folds solutions, in code and in words, and replaces figures alone", () => {
    const stream: Output = { output_type: "stream", name: "stdout", text: "✓ true\n" };
    const original = notebook(
      text("hello"),
      code([stream, figure]),
      code([], "solution"),
      text("<details>\n<summary>Solution</summary>\n\nbecause\n\n</details>", "solution"),
    );
    const before = JSON.stringify(original);
    const [first, second, third, fourth] = bookNotebook(original, around).cells;
    expect(first?.source).toBe("HELLO");
    expect(second?.cell_type === "code" && second.outputs[0]).toEqual(stream);
    expect(second?.cell_type === "code" && JSON.stringify(second.outputs[1])).toContain("gs-figure");
    expect(third?.metadata.tags).toEqual(["solution", "hide-cell"]);
    expect(fourth?.source).toBe(":::::::{dropdown} Solution\nBECAUSE\n:::::::\n");
    expect(JSON.stringify(original)).toBe(before);
  });
});

describe("Sphinx's words", () => {
  it("name the notebook and its cell as an author counts them", () => {
    const lines =
      "/x/pages/01-a.ipynb:30003: WARNING: cross-reference target not found\n\nbuild finished with problems.\n";
    expect(readable(lines, "/x/pages")).toBe(
      "  01-a.ipynb, cell 3, line 2: WARNING: cross-reference target not found",
    );
  });
});
