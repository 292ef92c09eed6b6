import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sha256 } from "../setup/files";
import { type Downloader, fetchPinned } from "./fetch";

const content = "the pinned bytes";
const pin = { name: "archive.whl", sha256: sha256(content) };
let folder: string;
let downloads: number;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "fetch-"));
  downloads = 0;
});
afterEach(() => rmSync(folder, { recursive: true }));

const giving =
  (...files: [string, string][]): Downloader =>
  async (into) => {
    downloads++;
    for (const [name, text] of files) writeFileSync(join(into, name), text);
  };
const good = giving(["archive.whl", content]);

test("a file that is not there is fetched, and nothing else is left behind", async () => {
  const path = await fetchPinned(folder, pin, good);
  expect(readFileSync(path, "utf8")).toBe(content);
  expect(readdirSync(folder)).toEqual(["archive.whl"]);
});

test("a verified file is used again without a download", async () => {
  await fetchPinned(folder, pin, good);
  await fetchPinned(folder, pin, good);
  expect(downloads).toBe(1);
});

test("what a download that was cut off left is not trusted", async () => {
  mkdirSync(join(folder, "partial"));
  writeFileSync(join(folder, "partial", "archive.whl"), content.slice(0, 5));
  writeFileSync(join(folder, "partial", "half.tmp"), "");
  expect(readFileSync(await fetchPinned(folder, pin, good), "utf8")).toBe(content);
  expect(downloads).toBe(1);
});

test("a kept file that went bad is fetched again", async () => {
  writeFileSync(join(folder, "archive.whl"), "rotten");
  expect(readFileSync(await fetchPinned(folder, pin, good), "utf8")).toBe(content);
  expect(downloads).toBe(1);
});

test("the file may arrive under another name", async () => {
  const path = await fetchPinned(folder, pin, giving(["other.whl", content]));
  expect(path).toBe(join(folder, "archive.whl"));
});

test.each([
  ["other bytes", giving(["archive.whl", "other bytes"]), /archive\.whl is not the file/],
  ["no file", giving(), /left no file/],
  ["two files", giving(["a", content], ["b", content]), /left several files/],
  ["a failure", () => Promise.reject(new Error("cut off")), /cut off/],
] as const)("%s never gets the file's name", async (_, download, message) => {
  await expect(fetchPinned(folder, pin, download)).rejects.toThrow(message);
  expect(readdirSync(folder)).toEqual([]);
});
