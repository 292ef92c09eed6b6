import { mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { Problem } from "../setup/problem";
import { isIntact, verify } from "./checksum";
import type { Pin } from "./pins";

/** Puts a file into a folder, under any name. */
export type Downloader = (folder: string) => Promise<void>;

/**
 * A pinned file in a folder, downloaded only where it is not there already.
 *
 * A download goes to a folder of its own, is verified there and moved only then, so that a file under the
 * final name is always whole. A half download that was cut off is thrown away, a file that went bad fetched again.
 *
 * @returns the file's path
 * @throws Problem where the download fails or has another checksum
 */
export async function fetchPinned(folder: string, pin: Pin, download: Downloader): Promise<string> {
  const path = join(folder, pin.name);
  if (await isIntact(path, pin.sha256)) return path;
  const partial = join(folder, "partial");
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { recursive: true });
  try {
    await download(partial);
    const [name, ...more] = readdirSync(partial);
    if (name === undefined || more.length > 0)
      throw new Problem(
        `The download of ${pin.name} left ${more.length === 0 ? "no file" : "several files"}, where one was expected.`,
      );
    renameSync(join(partial, name), join(partial, pin.name));
    await verify(join(partial, pin.name), pin.sha256);
    renameSync(join(partial, pin.name), path);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
  return path;
}
