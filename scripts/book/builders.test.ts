import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import * as library from "../../lib/src/figures/index";
import { exists } from "../setup/files";
import { inRoot } from "../setup/root";
import { examples } from "./builders/examples";
import { buildersPage } from "./builders/page";
import { shownCode } from "./builders/shown";

/** What the library exports beside builders. */
const OTHERS = ["colours", "figure", "histogram", "simplexMesh", "thousands"];

describe("the examples of the builders", () => {
  it("are there for every builder that the library exports, in order", () => {
    const builders = Object.keys(library).filter((name) => !OTHERS.includes(name));
    expect(Object.keys(examples)).toEqual(builders.sort());
  });

  it("call the builder that they are named after, in the code that the page shows", () => {
    const shown = shownCode(readFileSync(inRoot("scripts", "book", "builders", "examples.ts"), "utf8"));
    expect(shown.common).toContain("const probs = ");
    for (const name of Object.keys(examples)) {
      const code = shown.examples.get(name) ?? "";
      expect(code).toContain(`${name}(`);
      expect(code).toMatch(/^figure\(/m);
      expect(code).toMatch(/^\S/);
    }
  });

  it("are the same every time", () => {
    for (const make of Object.values(examples)) expect(JSON.stringify(make())).toBe(JSON.stringify(make()));
  });
});

describe("the page of the builders", () => {
  let statics: string;
  let page: string;
  beforeAll(async () => {
    statics = mkdtempSync(join(tmpdir(), "builders-"));
    const summary = "Bars & more.";
    const items = [{ name: "bars", kind: "function", summary, url: "functions/bars.html" }];
    page = await buildersPage([{ name: "gumbel-softmax/course", items }], "api", statics);
  });
  afterAll(() => rmSync(statics, { recursive: true, force: true }));

  it("has a section with a picture for each, and leads to the reference", () => {
    for (const [name, make] of Object.entries(examples)) {
      expect(page).toContain(`\n## ${name}\n`);
      const svg = readFileSync(join(statics, "figures", `${make().name}.svg`), "utf8");
      expect(svg).toMatch(/^<svg[\s\S]*<\/svg>\n$/);
    }
    expect(page).toContain('Bars &amp; more. <a href="api/functions/bars.html">');
    expect(exists(join(statics, "figures", "builder-bars.svg"))).toBe(true);
  });
});
