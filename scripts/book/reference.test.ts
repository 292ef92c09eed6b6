import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { exists, listFiles } from "../setup/files";
import { buildReference, type ReferenceEntry } from "./reference";
import { referencePage } from "./referencePage";

let folder: string;
let entries: ReferenceEntry[];
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "reference-"));
  entries = await buildReference(folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const items = (name: string) => entries.find((entry) => entry.name === name)?.items ?? [];

it("has every entry of the package, and a page for every name", () => {
  expect(entries.map(({ name }) => name).sort()).toEqual([
    "gumbel-softmax",
    "gumbel-softmax/course",
    "gumbel-softmax/goodness",
    "gumbel-softmax/tf",
  ]);
  const all = entries.flatMap((entry) => entry.items);
  expect(all.filter(({ url }) => !exists(join(folder, url)))).toEqual([]);
  expect(items("gumbel-softmax")).toContainEqual({
    name: "createRandom",
    kind: "function",
    summary: "A stream of random draws from a seed: the same seed gives the same draws on every machine.",
    url: "functions/gumbel-softmax.createRandom.html",
  });
});

it("says of every name what it is, TensorFlow.js handed on whole aside", () => {
  const silent = entries.flatMap((entry) => entry.items).filter(({ summary }) => summary === "");
  expect(silent.map(({ name }) => name).filter((name) => name !== "tf")).toEqual([]);
});

it("asks for nothing from elsewhere", async () => {
  const pages = (await listFiles(folder)).filter((file) => file.endsWith(".html"));
  const foreign = pages.filter((file) =>
    /<(?:script|link|img)[^>]*(?:src|href)="(?:https?:)?\/\//.test(readFileSync(join(folder, file), "utf8")),
  );
  expect(foreign).toEqual([]);
});

it("is listed with classes and functions before types, and text stays text", () => {
  const page = referencePage(
    [
      {
        name: "gumbel-softmax",
        items: [
          { name: "Seed", kind: "type alias", summary: "a < b & c", url: "types/Seed.html" },
          { name: "Random", kind: "class", summary: "A stream.", url: "classes/Random.html" },
        ],
      },
    ],
    "api",
  );
  expect(page.indexOf("Random")).toBeLessThan(page.indexOf("Seed"));
  expect(page).toContain('<a href="api/classes/Random.html"><code>Random</code></a>');
  expect(page).toContain("a &lt; b &amp; c");
});
