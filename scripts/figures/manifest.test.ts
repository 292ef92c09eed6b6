import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { compareManifests, type Manifest, readManifest, writeManifest } from "./manifest";

const folder = mkdtempSync(join(tmpdir(), "manifest-"));
const path = join(folder, "manifest.json");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const entry = (hash: string) => ({
  notebook: "00-start-here",
  cell: "c1",
  files: { "a@2x.png": hash, "a.svg": hash },
});

describe("the manifest of figures", () => {
  it("is empty where there is no file", () => {
    expect(readManifest(join(folder, "none.json"))).toEqual({});
  });

  it("is the same text for the same figures in any order, sorted by name, and leaves no temporary file", () => {
    writeManifest({ b: { ...entry("1"), seed: 7 }, a: entry("2") }, path);
    const text = readFileSync(path, "utf8");
    writeManifest({ a: entry("2"), b: { seed: 7, ...entry("1") } }, path);
    expect(readFileSync(path, "utf8")).toBe(text);
    expect(Object.keys(JSON.parse(text))).toEqual(["a", "b"]);
    expect(Object.keys(JSON.parse(text).a.files)).toEqual(["a.svg", "a@2x.png"]);
    expect(text.endsWith("}\n")).toBe(true);
    expect(readdirSync(folder)).toEqual(["manifest.json"]);
  });

  it("reads back what it wrote, sorted", () => {
    writeManifest({ b: { ...entry("1"), seed: 7 }, a: entry("2") }, path);
    expect(JSON.stringify(readManifest(path))).toBe(
      JSON.stringify({
        a: { notebook: "00-start-here", cell: "c1", files: { "a.svg": "2", "a@2x.png": "2" } },
        b: { notebook: "00-start-here", cell: "c1", seed: 7, files: { "a.svg": "1", "a@2x.png": "1" } },
      }),
    );
  });

  it.each(["{", "[]", '{"a": 1}', '{"a": {"notebook": "x", "cell": "c"}}'])("refuses %s", (text) => {
    writeFileSync(path, text);
    expect(() => readManifest(path)).toThrow(/is not a manifest of figures\. Restore it/);
  });
});

describe("comparing manifests", () => {
  const manifest: Manifest = { a: entry("1"), b: entry("2") };

  it("finds nothing where all agree", () => {
    expect(compareManifests(manifest, structuredClone(manifest))).toEqual([]);
  });

  it("names other bits, missing and surplus figures, another cell, seed or data", () => {
    const found: Manifest = {
      a: {
        ...entry("1"),
        cell: "c2",
        seed: 7,
        data: { "peaks.csv": "5" },
        files: { "a.svg": "9", "a.pdf": "1" },
      },
      c: entry("3"),
    };
    expect(compareManifests(manifest, found)).toEqual([
      { figure: "a", what: "its cell is c2, and c1 in figures/manifest.json" },
      { figure: "a", what: "its seed is 7, and none in figures/manifest.json" },
      { figure: "a", what: "its data file peaks.csv is another than figures/manifest.json says" },
      { figure: "a", what: "a.pdf has other bits than figures/manifest.json says" },
      { figure: "a", what: "a.svg has other bits than figures/manifest.json says" },
      { figure: "b", what: "is in figures/manifest.json, but was not drawn" },
      { figure: "c", what: "is drawn, but not in figures/manifest.json for this notebook" },
    ]);
  });
});
