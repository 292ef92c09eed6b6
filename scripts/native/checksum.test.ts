import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { sha256 } from "../setup/files";
import { isIntact, verify } from "./checksum";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "checksum-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

// More than one chunk of the reader.
const bytes = new Uint8Array(3_000_000).map((_, at) => (at * 7) % 251);

test("a file with the pinned bytes passes", async () => {
  const path = join(folder, "library.so");
  writeFileSync(path, bytes);
  expect(await isIntact(path, sha256(bytes))).toBe(true);
  await expect(verify(path, sha256(bytes))).resolves.toBeUndefined();
});

test("one changed bit is refused, naming the file and both checksums", async () => {
  const changed = Uint8Array.from(bytes);
  changed[2_999_999] = (changed[2_999_999] ?? 0) ^ 1;
  const path = join(folder, "library.so");
  writeFileSync(path, changed);
  expect(await isIntact(path, sha256(bytes))).toBe(false);
  const message = await verify(path, sha256(bytes)).catch((error: Error) => error.message);
  for (const part of ["library.so", sha256(bytes), sha256(changed)]) expect(message).toContain(part);
});

test("a file cut short, or none, is not intact", async () => {
  const path = join(folder, "library.so");
  writeFileSync(path, bytes.subarray(0, 1000));
  expect(await isIntact(path, sha256(bytes))).toBe(false);
  expect(await isIntact(join(folder, "absent"), sha256(bytes))).toBe(false);
  expect(await isIntact(folder, sha256(bytes))).toBe(false);
});
