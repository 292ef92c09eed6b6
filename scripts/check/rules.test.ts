import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { normalise } from "../notebooks/normalise";
import type { Cell, Notebook, Output } from "../notebooks/notebook";
import { notebookText } from "../notebooks/notebook";
import { root } from "../setup/root";
import { formFindings } from "./form";
import { linkFindings } from "./links";
import { assignmentFindings } from "./notebooks";
import { outputFindings } from "./outputs";
import { reproducibleFindings } from "./reproducible";
import { solutionFindings } from "./solutions";
import { structureFindings } from "./structure";
import { typeFindings } from "./types";

const OPENING =
  "# A title\n\nA promise of at least twenty characters.\n\nYou will be able to x. You need y. 20 minutes.";

/** A notebook that keeps every rule; `change` breaks one. */
function good(
  change: (texts: Record<string, string>, outputs: Record<string, Output[]>) => void = () => {},
): Notebook {
  const texts = {
    opening: OPENING,
    imports: 'import { join } from "node:path";',
    first: "## First\n\nText.",
    code: 'const a: string = join("a", "b");\na',
    second: "## Second",
    closing: "## Summary\n\n## Exercises\n\n## References",
  };
  const result: Output = {
    output_type: "execute_result",
    data: { "text/plain": "'a/b'" },
    metadata: {},
    execution_count: 2,
  };
  const outputs: Record<string, Output[]> = { imports: [], code: [result] };
  change(texts, outputs);
  const cells = Object.entries(texts).map(([id, source], i): Cell => {
    const code = outputs[id];
    return code
      ? { cell_type: "code", id, metadata: {}, source, outputs: code, execution_count: i + 1 }
      : { cell_type: "markdown", id, metadata: {}, source };
  });
  return normalise({ cells, metadata: {}, nbformat: 4, nbformat_minor: 5 });
}

describe("the outline", () => {
  it("a notebook of the course's form passes", () => expect(structureFindings(good())).toEqual([]));

  it.each<[RegExp, Parameters<typeof good>[0]]>([
    [
      /begin with its one '# '/,
      (t) => {
        t.opening = OPENING.slice(2);
      },
    ],
    [
      /sentence of promise/,
      (t) => {
        t.opening = "# A title\n\n- You will be able to. You need. 5 minutes";
      },
    ],
    [
      /how many minutes/,
      (t) => {
        t.opening = OPENING.replace("20 minutes", "some time");
      },
    ],
    [
      /must end with the sections/,
      (t) => {
        t.closing = "## Summary\n\n## References";
      },
    ],
    [
      /code cell 2 imports/,
      (t) => {
        t.code = 'import "node:fs";';
      },
    ],
    [
      /imports nothing/,
      (t) => {
        t.imports = "1";
      },
    ],
    [
      /has 26 lines/,
      (t) => {
        t.code = "1\n".repeat(25);
      },
    ],
    [
      /line 2 has 80 columns/,
      (t) => {
        t.code = `1\n${"x".repeat(80)}`;
      },
    ],
  ])("%s", (message, change) => {
    expect(structureFindings(good(change)).join("\n")).toMatch(message);
  });
});

describe("outputs", () => {
  const shows = (text: string) =>
    good((_t, outputs) => {
      outputs.code = [{ output_type: "stream", name: "stdout", text }];
    });
  const figure = (alt: string): Output => ({
    output_type: "display_data",
    data: { "application/vnd.plotly.v1+json": {} },
    metadata: { "gumbel-softmax": { figure: "f", alt, caption: "A caption." } },
  });

  it("a clean notebook passes, shares and versions included", () => {
    expect(outputFindings(good())).toEqual([]);
    expect(outputFindings(shows("3/4 of 10:2 and x/tmp 1.2.3"))).toEqual([]);
  });

  it.each([
    ["/home/someone/x", /path of a machine/],
    ["at '/tmp/abc'", /path of a machine/],
    ["C:\\Users\\me", /path of a machine/],
    ["it is 12:30:59 now", /time of day/],
    ["2026-01-02T03:04", /date and time/],
  ])("'%s' is found", (text, message) => {
    expect(outputFindings(shows(text)).join()).toMatch(message);
  });

  it("a figure needs an alt text", () => {
    const withFigure = (alt: string) =>
      good((_t, outputs) => {
        outputs.code = [figure(alt)];
      });
    expect(outputFindings(withFigure(""))).toHaveLength(1);
    expect(outputFindings(withFigure("Bars of three probabilities, falling."))).toEqual([]);
  });

  it("a figure or a table that a cell makes and doesn't show is found", () => {
    const hides = (code: string) =>
      good((texts, outputs) => {
        texts.code = code;
        outputs.code = [{ output_type: "stream", name: "stdout", text: "✓ true" }];
      });
    const hidden = 'figure("f", bars([1], [1]), {\n  alt: "a", caption: "c" });\nholds("true", true);';
    expect(outputFindings(hides(hidden)).join()).toMatch(/doesn't show it/);
    expect(outputFindings(hides("const later = table(rows);"))).toEqual([]);
    const shown = good((texts) => {
      texts.code = "table(rows)";
    });
    expect(outputFindings(shown)).toEqual([]);
  });

  it("errors and cells that were not executed are found", () => {
    const error: Output = { output_type: "error", ename: "E", evalue: "", traceback: [] };
    expect(
      outputFindings(
        good((_t, o) => {
          o.code = [error];
        }),
      ).join(),
    ).toMatch(/holds the error E/);
    const notebook = good();
    for (const cell of notebook.cells) if (cell.cell_type === "code") cell.execution_count = null;
    expect(outputFindings(notebook)).toHaveLength(2);
  });
});

describe("solutions", () => {
  const text = (source: string, tags: string[] = []): Cell => ({
    cell_type: "markdown",
    id: "words",
    metadata: { tags },
    source,
  });
  const code = (jupyter?: object): Cell => ({
    cell_type: "code",
    id: "run",
    metadata: { tags: ["solution"], ...(jupyter ? { jupyter } : {}) },
    source: "1",
    outputs: [],
    execution_count: 1,
  });
  const exercise = text("**1.1** *(recall)* What is it?");
  const hidden = code({ source_hidden: true, outputs_hidden: true });
  const find = (...cells: Cell[]) => solutionFindings({ ...good(), cells }).join("\n");

  it("folded ones that run pass", () => {
    const words = text("<details>\n<summary>Solution</summary>\n\nIt is $x$.\n\n</details>", ["solution"]);
    expect(find(exercise, words, hidden, text("**1.2** What else?"), hidden)).toBe("");
  });

  it("exercises without one that runs are found", () => {
    expect(find(exercise, text("**1.2** What else?"), hidden)).toMatch(/exercise 1\.1 has no solution/);
    expect(find(exercise, hidden, text("## References\n\n**1.2** What else?"))).toMatch(/exercise 1\.2/);
  });

  it.each([
    "It is $x$.",
    "<details>\n<summary>Solution</summary>\nIt is $x$.\n</details>",
    "<details open>\n<summary>Solution</summary>\n\nIt is $x$.\n\n</details>",
  ])("words that stand open, or aren't read as Markdown, are found: %j", (words) => {
    expect(find(exercise, text(words, ["solution"]), hidden)).toMatch(/solution words stands open/);
  });

  it("code that stands open is found", () => {
    expect(find(exercise, code())).toMatch(/solution run stands open/);
    expect(find(exercise, code({ source_hidden: true }))).toMatch(/solution run stands open/);
  });
});

describe("the file", () => {
  const check = (notebook: Notebook, text = notebookText(notebook)) =>
    formFindings(notebook, text).join("\n");

  it("one written by the course passes", () => expect(check(good())).toBe(""));

  it("size, ids, kernel and form are held", () => {
    expect(
      check(
        good((t) => {
          t.first = "x".repeat(500_000);
        }),
      ),
    ).toMatch(/has \d+ KB; 400 KB is the most/);
    expect(check({ ...good(), metadata: {} })).toMatch(/kernelspec/);
    const [cell] = good().cells as [Cell];
    expect(check({ ...good(), cells: [cell, cell] })).toMatch(/two cells have the id opening/);
    expect(check({ ...good(), cells: [{ ...cell, id: "" }] })).toMatch(/lacks a valid id/);
    expect(check(good(), JSON.stringify(good()))).toMatch(/not in the form/);
  });
});

describe("reproducibility", () => {
  const runs = (code: string) =>
    good((texts) => {
      texts.code = code;
    });

  it.each([
    ["const u = 1;\nMath.random()", /code cell 2, line 2: Math\.random draws from no seed/],
    ["Date.now()", /reads the clock/],
    ["new Date()", /reads the clock/],
    ["+new Date", /reads the clock/],
    ["Date()", /reads the clock/],
    ['console.time("a")', /reads the clock/],
    ["names.sort((a, b) => a.localeCompare(b))", /country/],
    ["performance.now()", /reads the clock/],
    ['(1e5).toLocaleString("en")', /country/],
    ["new Intl.NumberFormat()", /country/],
  ])("%j is found", (code, message) => {
    expect(reproducibleFindings(runs(code)).join()).toMatch(message);
  });

  it("a fixed date passes, and a volatile cell", () => {
    expect(reproducibleFindings(runs('new Date("1969-08-04").getUTCFullYear()'))).toEqual([]);
    const notebook = runs("performance.now()");
    const cells = notebook.cells.map((cell) => ({ ...cell, metadata: { tags: ["volatile"] } }));
    expect(reproducibleFindings({ ...notebook, cells })).toEqual([]);
  });
});

describe("assignments", () => {
  it("outputs, long cells, chance and type errors are found with the notebook's name", () => {
    const folder = mkdtempSync(join(tmpdir(), "assignments-"));
    try {
      const at = join(folder, "notebooks", "assignments", "01-a");
      mkdirSync(at, { recursive: true });
      const notebook = good((texts) => {
        texts.code = `${"\n".repeat(26)}const c: string = Math.random();`;
      });
      writeFileSync(join(at, "01-a.ipynb"), notebookText(notebook));
      const found = assignmentFindings(folder);
      expect(new Set(found.map(({ where }) => where))).toEqual(
        new Set(["notebooks/assignments/01-a/01-a.ipynb"]),
      );
      const whats = found.map(({ what }) => what).join("\n");
      expect(whats).toMatch(/has outputs/);
      expect(whats).toMatch(/has 27 lines/);
      expect(whats).toMatch(/draws from no seed/);
      expect(whats).toMatch(/TS2322/);
      expect(found).toHaveLength(4);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

describe("types", () => {
  it("a name declared in two cells, and a type error, are found with their cell and line", () => {
    const twice = good((texts, outputs) => {
      texts.again = "const b = 1;\nconst a = 2;";
      outputs.again = [];
    });
    const wrong = good((texts) => {
      texts.code = "const c: string = 1;";
    });
    const findings = typeFindings(
      new Map([
        ["00-good", good()],
        ["01-twice", twice],
        ["02-wrong", wrong],
      ]),
      root,
    );
    const texts = findings.map(({ name, what }) => `${name}: ${what}`);
    expect(texts.filter((text) => text.startsWith("00"))).toEqual([]);
    expect(texts.some((text) => /01-twice: code cell 3, line 2: .*'a'.*TS2451/.test(text))).toBe(true);
    expect(texts.some((text) => /02-wrong: code cell 2, line 1: .*TS2322/.test(text))).toBe(true);
  });
});

describe("links", () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "links-"));
    mkdirSync(join(folder, "notebooks"));
    writeFileSync(join(folder, "notebooks", "01-a.ipynb"), notebookText(good()));
    writeFileSync(
      join(folder, "a.md"),
      "# Top\n\n[x](notebooks/01-a.ipynb#first) [web](https://a.b/c) `[not](a-link)`\n",
    );
    writeFileSync(
      join(folder, "b.md"),
      "[gone](c.md) [no heading](notebooks/01-a.ipynb#third) [own](#top)\n",
    );
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it("links that lead somewhere pass", () => expect(linkFindings(["a.md"], folder)).toEqual([]));

  it("missing files and headings are found", () => {
    const found = linkFindings(["b.md"], folder).map(({ what }) => what);
    expect(found).toHaveLength(3);
    expect(found[0]).toMatch(/c\.md, which is not there/);
    expect(found[1]).toMatch(/no such heading/);
  });
});
