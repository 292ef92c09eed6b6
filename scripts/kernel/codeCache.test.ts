import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { inRoot, root } from "../setup/root";
import { loadCached } from "./child/codeCache";

let folder: string;
let file: string;
let cache: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "code-"));
  file = join(folder, "module.js");
  cache = join(folder, "cache");
  writeFileSync(
    file,
    'exports.sum = (a, b) => a + b; exports.folder = __dirname; exports.sep = require("node:path").sep;',
  );
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Sum {
  sum(a: number, b: number): number;
  folder: string;
}

function sumOf(): { module: Sum; keep(): void } {
  const { exports, keep } = loadCached(file, cache);
  return { module: exports as Sum, keep };
}

const kept = () => readdirSync(cache).map((name) => join(cache, name));

it("a module's code is kept once, and serves the next process", () => {
  const first = sumOf();
  expect(first.module).toMatchObject({ folder });
  expect(first.module.sum(1, 2)).toBe(3);
  first.keep();
  const [code = ""] = kept();
  const { mtimeMs, size } = statSync(code);
  expect(size).toBeGreaterThan(100);
  const second = sumOf();
  expect(second.module.sum(3, 4)).toBe(7);
  second.keep();
  expect(kept()).toEqual([code]);
  expect(statSync(code).mtimeMs).toBe(mtimeMs);
});

it("an edited module is compiled anew", () => {
  sumOf().keep();
  writeFileSync(file, readFileSync(file, "utf8").replace("a + b", "a - b + 0"));
  const edited = sumOf();
  edited.keep();
  expect(edited.module.sum(1, 2)).toBe(-1);
  expect(kept()).toHaveLength(2);
});

it("damaged code is replaced", () => {
  // in processes of their own, since V8 does not read what it has compiled before
  const script = `import { loadCached } from ${JSON.stringify(inRoot("scripts", "kernel", "child", "codeCache.ts"))};
    const { exports, keep } = loadCached(${JSON.stringify(file)}, ${JSON.stringify(cache)});
    keep();
    console.log(exports.sum(1, 2));`;
  const run = () =>
    spawnSync(process.execPath, ["--import", "tsx", "-e", script], {
      cwd: root,
      encoding: "utf8",
    });
  expect(run()).toMatchObject({ stdout: "3\n", stderr: "" });
  const [code = ""] = kept();
  writeFileSync(code, "no code");
  expect(run().stdout).toBe("3\n");
  expect(kept()).toEqual([code]);
  expect(statSync(code).size).toBeGreaterThan(100);
});

it("a folder that can't be written costs time and no more", () => {
  writeFileSync(cache, "a file where the folder should be");
  const { module, keep } = sumOf();
  keep();
  expect(module.sum(1, 2)).toBe(3);
  expect(readFileSync(cache, "utf8")).toContain("a file");
});
