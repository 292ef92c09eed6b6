import { createHash } from "node:crypto";
import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { pipeline } from "node:stream/promises";
import { Problem } from "../setup/problem";

/** sha256 of a file too large to be held in memory, in hexadecimal. */
export async function hashLargeFile(path: string): Promise<string> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return hash.digest("hex");
}

/** True where the file exists and its sha256 is the expected one. */
export async function isIntact(path: string, expected: string): Promise<boolean> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
  return (await hashLargeFile(path)) === expected;
}

/**
 * Refuses a file whose bytes are not the pinned ones.
 *
 * @throws Problem naming the file and both checksums
 */
export async function verify(path: string, expected: string): Promise<void> {
  const got = await hashLargeFile(path);
  if (got === expected) return;
  throw new Problem(
    `${basename(path)} is not the file this course was tested with: its sha256 should be ${expected}, and it is ${got}. ` +
      "Run the command again; if it repeats, a mirror or proxy is changing the file.",
  );
}
