import { readFileSync } from "node:fs";
import { hashFile, writeFileAtomic } from "../setup/files";
import { inRoot } from "../setup/root";

/** What one finished execution left behind. */
export interface Entry {
  /** Hash of all that went in. */
  inputs: string;
  /** Files written, relative to the project's folder, and the sha256 of each. */
  files: Record<string, string>;
  /** Figures in the notebook's order: name and the cell that draws it. */
  figures: { name: string; cell: string }[];
  seconds: number;
  cells: number;
}

const path = inRoot("build", "notebooks", "state.json");

/** Which notebooks have been executed, with what, into which files. */
export function readState(): Record<string, Entry> {
  try {
    return JSON.parse(readFileSync(path, "utf8")) as Record<string, Entry>;
  } catch {
    return {}; // none yet, or unreadable: everything is run again
  }
}

/** Records a finished notebook; entries of others are kept. */
export function recordState(name: string, entry: Entry | undefined): void {
  const { [name]: _old, ...others } = readState();
  writeFileAtomic(path, `${JSON.stringify(entry ? { ...others, [name]: entry } : others, null, 1)}\n`);
}

/** True where a notebook was run with these inputs and its files are as they were written. */
export function isUpToDate(entry: Entry | undefined, inputs: string): boolean {
  return (
    entry?.inputs === inputs &&
    Object.entries(entry.files).every(([file, hash]) => hashFile(inRoot(file)) === hash)
  );
}
