import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { dataFile, environment, holds, table } from "gumbel-softmax/course";
import { afterEach, describe, expect, it, vi } from "vitest";
import { escapeMarkup } from "../src/course/escapeMarkup";
import { decimalsOf, formatCell } from "../src/course/format";

const root = resolve(__dirname, "..", "..");
const require = createRequire(resolve(root, "package.json"));
const atoms = [
  { atom: "C", π: 0.807, wins: 80700 },
  { atom: "O<script>", π: 0.191, wins: 19100 },
];

describe("table", () => {
  it("is HTML with a caption, column headers and row headers, its text escaped", () => {
    const { html } = table(atoms, { caption: "A & B" });
    expect(html).toContain("<caption>A &amp; B</caption>");
    expect(html).toContain('<th scope="col" style="text-align: right">π</th>');
    expect(html).toContain('<th scope="row" style="text-align: left">O&lt;script&gt;</th>');
    expect(html).toContain('<td style="text-align: right">0.8070</td>');
    expect(html).not.toContain("<script>");
  });

  it("is text in columns", () => {
    expect(table(atoms.slice(0, 1), { caption: "π" }).text.split("\n")).toEqual([
      "π",
      "atom       π   wins",
      "────  ──────  ─────",
      "C     0.8070  80700",
    ]);
  });

  it("shows both in a notebook", () => {
    const shown = table(atoms) as unknown as Record<symbol, () => { data: Record<string, string> }>;
    const { data } = shown[Symbol.for("Jupyter.mimebundle")]();
    expect(Object.keys(data)).toEqual(["text/html", "text/plain"]);
  });

  it("takes decimals for all columns of fractions, or by column, and alignment by column", () => {
    expect(table(atoms, { digits: 2 }).text).toContain("C          0.81  80700");
    expect(table(atoms, { digits: { wins: 1 } }).text).toContain("0.8070  80700.0");
    expect(table(atoms, { align: { π: "center" } }).html).toContain('text-align: center">π');
    expect(() => table(atoms, { align: { τ: "left" } })).toThrow(
      "align names the column 'τ', but the columns are atom, π, wins.",
    );
    expect(() => table(atoms, { digits: { τ: 2 } })).toThrow("digits names the column 'τ'");
    expect(() => table(atoms, { digits: 21 })).toThrow("digits is 21");
  });

  it("takes a Danfo DataFrame, also of one column", () => {
    const { DataFrame } = require("danfojs-node");
    const frame = new DataFrame({ year: [1910, 1911], macon: [28.8, 8.5] });
    expect(table(frame).text).toBe(
      table([
        { year: 1910, macon: 28.8 },
        { year: 1911, macon: 8.5 },
      ]).text,
    );
    expect(table(new DataFrame({ year: [1910, 1911] })).text).toBe("year\n────\n1910\n1911");
  });

  it("refuses nothing, and what is no table", () => {
    expect(() => table([])).toThrow("The table is empty");
    expect(() => table({} as never)).toThrow("takes an array of rows or a Danfo DataFrame");
  });
});

describe("a table's numbers", () => {
  it("have four figures where the column is largest, and none where all are whole", () => {
    expect(decimalsOf([0.807, 0.002])).toBe(4);
    expect(decimalsOf([12.5, 0.1])).toBe(2);
    expect(decimalsOf([123456.7])).toBe(0);
    expect(decimalsOf([0.00012])).toBe(6);
    expect(decimalsOf([1, 2, "x", Number.NaN])).toBe(0);
  });

  it("have a true minus sign, no negative zero, and names where they are not finite", () => {
    const shown = [-1.5, -0.001, Number.NaN, Number.NEGATIVE_INFINITY, null, undefined, true];
    expect(shown.map((cell) => formatCell(cell, 2))).toEqual(["−1.50", "0.00", "NaN", "−∞", "", "", "true"]);
  });
});

describe("escapeMarkup", () => {
  it("leaves no character that ends a text or an attribute", () => {
    expect(escapeMarkup(`<a href="b">&</a>`)).toBe("&lt;a href=&quot;b&quot;&gt;&amp;&lt;/a&gt;");
  });
});

describe("holds", () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it("prints a true claim with a tick, and fails on any other", () => {
    const print = vi.spyOn(console, "log").mockImplementation(() => undefined);
    holds("they agree", true, "gap 1e-9");
    expect(print.mock.calls).toEqual([["✓ they agree (gap 1e-9)"]]);
    expect(() => holds("they agree", false)).toThrow("Does not hold: they agree");
    expect(() => holds("they agree", 1 as never)).toThrow("Does not hold");
    expect(print).toHaveBeenCalledTimes(1);
  });
});

describe("environment", () => {
  it("tells the versions that are installed", () => {
    const rows = Object.fromEntries(
      environment("wasm").map(({ component, version }) => [component, version]),
    );
    const pins = require("./package.json").dependencies;
    expect(rows).toMatchObject({
      Node: process.versions.node,
      Danfo: pins["danfojs-node"],
      "TensorFlow.js": pins["@tensorflow/tfjs"],
      Plotly: pins["plotly.js-dist"],
      tslab: pins.tslab,
      "Backend of TensorFlow.js": "wasm",
    });
    expect(rows["TypeScript in the kernel"]).toMatch(/^5\.0\./);
  });
});

describe("dataFile", () => {
  const folder = mkdtempSync(join(tmpdir(), "course-"));
  const home = process.cwd();
  afterEach(() => {
    process.chdir(home);
    rmSync(folder, { recursive: true, force: true });
  });

  it("is found from any working directory", () => {
    mkdirSync(folder, { recursive: true });
    process.chdir(folder);
    const path = dataFile("ocmulgee-annual-maxima.csv");
    expect(path).toBe(join(root, "data", "ocmulgee-annual-maxima.csv"));
    expect(readFileSync(path, "utf8")).toMatch(/^year,/);
    expect(JSON.parse(readFileSync(dataFile("runs/draws.json"), "utf8"))).toHaveProperty("gap");
  });

  it("names the files there are where there is none of that name", () => {
    expect(() => dataFile("ohio.csv")).toThrow(/no file 'ohio.csv'. It holds: .*ocmulgee-annual-maxima.csv/);
    expect(() => dataFile("../package.json")).toThrow("no file '../package.json'");
  });

  it("is found as an ES module without __dirname: by the variable, or above the working directory", () => {
    const { transformSync } = require("esbuild");
    const { spawnSync } = require("node:child_process");
    const source = readFileSync(resolve(root, "lib/src/course/root.ts"), "utf8");
    mkdirSync(folder, { recursive: true });
    const file = join(folder, "root.mjs");
    const print = "\nconsole.log(courseRoot());";
    writeFileSync(file, transformSync(source, { loader: "ts", format: "esm" }).code + print);
    const find = (cwd: string, at?: string) =>
      spawnSync(process.execPath, [file], {
        cwd,
        env: { ...process.env, GUMBEL_SOFTMAX_ROOT: at ?? "" },
        encoding: "utf8",
      });
    expect(find(folder, join(root, "notebooks")).stdout.trim()).toBe(root);
    expect(find(join(root, "lib", "src")).stdout.trim()).toBe(root);
    expect(find(folder).stderr).toContain("set GUMBEL_SOFTMAX_ROOT to its path");
  });
});
