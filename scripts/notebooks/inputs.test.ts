import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { inputsOf, sharedInputs } from "./inputs";
import { notebookOf } from "./testing/notebookOf";

let folder: string;
const put = (file: string, text: string) => {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(join(folder, file), text);
};

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "inputs-"));
  for (const file of [
    "lib/src/a.ts",
    "scripts/kernel/k.ts",
    "scripts/notebooks/n.ts",
    "scripts/figures/f.ts",
    "scripts/setup/s.ts",
  ])
    put(file, "1");
  put("package-lock.json", "{}");
  put("data/floods.csv", "1");
  put("data/other.csv", "1");
});
afterEach(() => rmSync(folder, { recursive: true }));

describe("a notebook is run again only if something it depends on changed", () => {
  it.each(["lib/src/a.ts", "scripts/kernel/k.ts", "scripts/figures/f.ts", "package-lock.json"])(
    "%s changed",
    async (file) => {
      const before = await sharedInputs(folder);
      put(file, "2");
      expect(await sharedInputs(folder)).not.toBe(before);
    },
  );

  it.each(["lib/test/a.test.ts", "scripts/kernel/k.test.ts", "scripts/book/b.ts", "README.md"])(
    "%s does not matter",
    async (file) => {
      const before = await sharedInputs(folder);
      put(file, "2");
      expect(await sharedInputs(folder)).toBe(before);
    },
  );

  const reads = notebookOf('await dfd.readCSV(dataFile("floods.csv"))');

  it("its own data count, others' do not", async () => {
    const before = await inputsOf(reads, "s", folder);
    put("data/other.csv", "2");
    expect(await inputsOf(reads, "s", folder)).toBe(before);
    put("data/floods.csv", "2");
    expect(await inputsOf(reads, "s", folder)).not.toBe(before);
  });

  it("all data count where the name of a file is computed", async () => {
    const computes = notebookOf("dataFile(name)");
    const before = await inputsOf(computes, "s", folder);
    put("data/other.csv", "2");
    expect(await inputsOf(computes, "s", folder)).not.toBe(before);
  });

  it("its text counts, its outputs do not", async () => {
    const plain = await inputsOf(notebookOf("1"), "s", folder);
    const run = notebookOf({ source: "1", outputs: [{ output_type: "stream", name: "stdout", text: "a" }] });
    expect(await inputsOf(run, "s", folder)).toBe(plain);
    expect(await inputsOf(notebookOf("2"), "s", folder)).not.toBe(plain);
  });
});
