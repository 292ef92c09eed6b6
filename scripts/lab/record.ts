import { readFileSync } from "node:fs";
import { join } from "node:path";
import { writeFileAtomic } from "../setup/files";

/** For each notebook, the fingerprint of the course's version when it was copied. */
export type CopyRecord = Record<string, string>;

const FILE = ".course.json";

/** Reads a folder's record; an absent or damaged one counts as empty, and then nothing is replaced. */
export function readRecord(folder: string): CopyRecord {
  try {
    const parsed: unknown = JSON.parse(readFileSync(join(folder, FILE), "utf8"));
    return typeof parsed === "object" && parsed !== null ? { ...(parsed as CopyRecord) } : {};
  } catch {
    return {};
  }
}

/** Writes a folder's record. */
export function writeRecord(folder: string, record: CopyRecord): void {
  writeFileAtomic(join(folder, FILE), `${JSON.stringify(record, null, 1)}\n`);
}
