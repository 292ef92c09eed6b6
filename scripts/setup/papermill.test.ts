import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { ensureTranslator } from "./papermill";

let folder: string;
let packages: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "translator-"));
  packages =
    process.platform === "win32"
      ? join(folder, "Lib", "site-packages")
      : join(folder, "lib", "python3.11", "site-packages");
  mkdirSync(packages, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const entry = () => join(packages, "papermill_typescript-1.dist-info", "entry_points.txt");
const module = () => join(packages, "papermill_typescript", "__init__.py");

test("papermill's translator is put where its Python looks for it", async () => {
  await ensureTranslator(folder);
  expect(readFileSync(entry(), "utf8")).toBe(
    "[papermill.engine]\ntypescript = papermill_typescript:Engine\n",
  );
  expect(readFileSync(module(), "utf8")).toContain("papermill_translators.register");
});

test("an older translator is replaced, and one that is up to date left as it is", async () => {
  await ensureTranslator(folder);
  writeFileSync(module(), "an older one");
  const untouched = statSync(entry()).mtimeMs;
  await ensureTranslator(folder);
  expect(readFileSync(module(), "utf8")).toContain("papermill_translators.register");
  expect(statSync(entry()).mtimeMs).toBe(untouched);
});
