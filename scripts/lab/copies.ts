import { mkdirSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { exists, writeFileAtomic } from "../setup/files";
import { Problem } from "../setup/problem";
import { fingerprint } from "./fingerprint";
import { readRecord, writeRecord } from "./record";

/** What happened to the reader's copies; lists of file names. */
export interface Changes {
  /** New in the course, copied. */
  added: string[];
  /** Changed in the course and not edited by the reader: replaced. */
  updated: string[];
  /** Changed in the course and edited by the reader: left alone. */
  behind: string[];
}

/**
 * Brings the reader's copy of the notebooks up to date without touching anything that the reader wrote.
 *
 * @param course the folder of the course's notebooks; folders inside it are not copied
 * @param mine the reader's folder, made where it is not there
 */
export function updateCopies(course: string, mine: string): Changes {
  const names = courseNames(course);
  mkdirSync(mine, { recursive: true });
  const record = readRecord(mine);
  const changes: Changes = { added: [], updated: [], behind: [] };
  for (const name of names) {
    const [theirs, own] = [fingerprint(join(course, name)), fingerprint(join(mine, name))];
    if (theirs === undefined) continue;
    const copied = record[name];
    if (!exists(join(mine, name))) changes.added.push(name);
    else if (own === theirs || copied === undefined) record[name] = theirs;
    else if (own === copied) changes.updated.push(name);
    else if (theirs !== copied) changes.behind.push(name);
  }
  for (const name of [...changes.added, ...changes.updated]) record[name] = copy(course, mine, name);
  writeRecord(mine, record);
  return changes;
}

/** Copies a notebook of the course, and returns its fingerprint. */
export function copy(course: string, mine: string, name: string): string {
  writeFileAtomic(join(mine, name), readFileSync(join(course, name)));
  return fingerprint(join(mine, name)) ?? "";
}

/**
 * The file names of the course's notebooks, in reading order.
 *
 * @throws Problem where there are none
 */
export function courseNames(course: string): string[] {
  const names = exists(course)
    ? readdirSync(course, { withFileTypes: true })
        .filter((entry) => entry.isFile() && entry.name.endsWith(".ipynb"))
        .map((entry) => entry.name)
        .sort()
    : [];
  if (names.length === 0)
    throw new Problem(
      `There are no notebooks in ${course}: the project's files are not complete, fetch them again.`,
    );
  return names;
}
