import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";

/**
 * The folders in reading order: a file imports only from folders that stand before its own, or from its own.
 * `simd` comes before `random`, which draws through its kernels; `numeric` comes before `random`, since the samplers are built on its logarithm and normal quantile, and nothing in
 * `numeric` needs randomness.
 */
const ORDER = [
  "numeric",
  "simd",
  "random",
  "single",
  "operations",
  "distributions",
  "parallel",
  "schedules",
  "exact",
  "goodness",
  "tf",
  "estimators",
  "models",
  "datasets",
  "figures",
  "live",
  "course",
];
/** The folders of the core, which runs anywhere and depends on nothing. */
const CORE = [
  "numeric",
  "simd",
  "random",
  "single",
  "operations",
  "distributions",
  "parallel",
  "schedules",
  "exact",
];
const PACKAGE: Record<string, string> = {
  "gumbel-softmax": "exact",
  "gumbel-softmax/goodness": "goodness",
  "gumbel-softmax/tf": "tf",
  "gumbel-softmax/course": "course",
};

const source = fileURLToPath(new URL("../src", import.meta.url));
const files = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((f) => f.endsWith(".ts"));
const folder = (path: string) => path.split(sep)[0];

function importsOf(file: string): string[] {
  const text = readFileSync(join(source, file), "utf8");
  const found = text.matchAll(/(?:\bfrom|\bimport|\brequire)\s*\(?\s*["']([^"']+)["']/g);
  return Array.from(found, (match) => match[1]);
}

/** The folder of src that an import leads to, ".." where it leaves src, undefined for another package. */
function target(file: string, name: string): string | undefined {
  if (name in PACKAGE) return PACKAGE[name];
  if (!name.startsWith(".")) return undefined;
  return folder(relative(source, join(source, dirname(file), name)));
}

test("every folder of src has its place in the reading order", () => {
  const folders = new Set(files.filter((f) => f.includes(sep)).map(folder));
  expect([...folders].filter((f) => !ORDER.includes(f))).toEqual([]);
  expect(folders.size).toBeGreaterThanOrEqual(CORE.length);
});

test("a file imports only from folders before its own, or its own", () => {
  const wrong = files
    .filter((file) => file.includes(sep))
    .flatMap((file) => importsOf(file).map((name) => ({ file, name, to: target(file, name) })))
    .filter(({ to }) => to !== undefined)
    .filter(({ file, to }) => {
      const place = ORDER.indexOf(to as string);
      return place < 0 || place > ORDER.indexOf(folder(file));
    });
  expect(wrong).toEqual([]);
});

test("the core imports no package", () => {
  const wrong = files
    .filter((file) => CORE.includes(folder(file)))
    .flatMap((file) => importsOf(file).filter((name) => !name.startsWith(".")));
  expect(wrong).toEqual([]);
});

test("index.ts only re-exports, and only the core", () => {
  const text = readFileSync(join(source, "index.ts"), "utf8");
  const statements = text.split(";").map((s) => s.trim());
  expect(statements.filter((s) => s !== "" && !/^export (type )?\{[^}]*\} from "[^"]+"$/.test(s))).toEqual(
    [],
  );
  expect(importsOf("index.ts").filter((name) => !CORE.includes(name.split("/")[1]))).toEqual([]);
});

test("the check sees imports of every form", () => {
  expect(target(join("random", "x.ts"), "../numeric/log")).toBe("numeric");
  expect(target(join("numeric", "x.ts"), "./log")).toBe("numeric");
  expect(target(join("numeric", "x.ts"), "../../test/support")).toBe("..");
  expect(importsOf("index.ts").length).toBeGreaterThan(10);
});
