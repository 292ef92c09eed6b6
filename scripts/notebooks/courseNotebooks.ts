import { readdirSync } from "node:fs";
import { Problem } from "../setup/problem";
import { inRoot } from "../setup/root";

/** Names of the course's notebooks, in reading order, without their ending. */
export function courseNotebooks(folder = inRoot("notebooks")): string[] {
  return readdirSync(folder)
    .filter((file) => /^\d\d-.*\.ipynb$/.test(file))
    .map((file) => file.replace(/\.ipynb$/, ""))
    .sort();
}

/**
 * The notebooks whose names start with one of the beginnings; all of them where none is given.
 *
 * @throws Problem where a beginning fits no notebook
 */
export function selectNotebooks(all: readonly string[], beginnings: readonly string[]): string[] {
  for (const beginning of beginnings)
    if (!all.some((name) => name.startsWith(beginning)))
      throw new Problem(`No notebook's name starts with '${beginning}'. There are: ${all.join(", ")}.`);
  return beginnings.length === 0
    ? [...all]
    : all.filter((name) => beginnings.some((b) => name.startsWith(b)));
}
