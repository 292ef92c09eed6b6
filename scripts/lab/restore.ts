import { mkdirSync, renameSync } from "node:fs";
import { join } from "node:path";
import { exists } from "../setup/files";
import { Problem } from "../setup/problem";
import { copy, courseNames } from "./copies";
import { fingerprint } from "./fingerprint";
import { readRecord, writeRecord } from "./record";

/** What was restored, and where the reader's edited one is now. */
export interface Restored {
  name: string;
  /** The edited notebook's new file name; undefined where nothing was edited. */
  kept: string | undefined;
}

/**
 * Brings one notebook back from the course. An edited one is kept beside it as `NAME-mine-1.ipynb`, or with the
 * next number that is free.
 *
 * @param wanted the notebook's name or the beginning of it, with or without `.ipynb`
 * @throws Problem where no chapter or more than one has that name
 */
export function restore(wanted: string, course: string, mine: string): Restored {
  const name = nameOf(wanted, courseNames(course));
  const path = join(mine, name);
  mkdirSync(mine, { recursive: true });
  const edited = exists(path) && fingerprint(path) !== fingerprint(join(course, name));
  const kept = edited ? freeName(name, mine) : undefined;
  if (kept !== undefined) renameSync(path, join(mine, kept));
  const record = readRecord(mine);
  writeRecord(mine, { ...record, [name]: copy(course, mine, name) });
  return { name, kept };
}

function nameOf(wanted: string, names: readonly string[]): string {
  const plain = wanted.replace(/\.ipynb$/, "");
  const exact = names.find((name) => name === `${plain}.ipynb`);
  const found = exact === undefined ? names.filter((name) => name.startsWith(plain)) : [exact];
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  const listed = (list: readonly string[]) => list.map((name) => name.replace(/\.ipynb$/, "")).join(", ");
  throw new Problem(
    found.length > 1
      ? `'${wanted}' could be any of ${listed(found)}: give more of the name.`
      : `There is no chapter '${wanted}'. The chapters are ${listed(names)}; the beginning of a name is enough.`,
  );
}

function freeName(name: string, folder: string): string {
  for (let number = 1; ; number++) {
    const free = name.replace(/\.ipynb$/, `-mine-${number}.ipynb`);
    if (!exists(join(folder, free))) return free;
  }
}
