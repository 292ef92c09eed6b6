import { readFileSync } from "node:fs";
import { writeFileAtomic } from "../setup/files";
import { Problem } from "../setup/problem";
import { inRoot } from "../setup/root";

/** What the repository says about one figure. */
export interface ManifestEntry {
  /** The notebook's name, without folder and ending. */
  notebook: string;
  /** The id of the cell that draws it. */
  cell: string;
  /** The seed of its notebook, where that draws at random. */
  seed?: number | string;
  /** sha256 of each data file that its notebook reads, by the file's path below data/. */
  data?: Record<string, string>;
  /** sha256 of each of the figure's files, by the file's name. */
  files: Record<string, string>;
}

/** The figures of the course by name. */
export type Manifest = Record<string, ManifestEntry>;

const standard = () => inRoot("figures", "manifest.json");

/**
 * Reads the manifest, sorted by name; empty where there is none yet.
 *
 * @throws Problem where the file is not a manifest
 */
export function readManifest(path = standard()): Manifest {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
  const manifest = parse(text);
  if (!isManifest(manifest))
    throw new Problem(
      `${path} is not a manifest of figures. Restore it from the repository, or write it anew with \`npm run notebooks -- --update\`.`,
    );
  return sortedManifest(manifest);
}

/** Writes the manifest, whole or not at all: the same text for the same figures. */
export function writeManifest(manifest: Manifest, path = standard()): void {
  writeFileAtomic(path, `${JSON.stringify(sortedManifest(manifest), null, 2)}\n`);
}

/** A place where figures and their manifest differ. */
export interface ManifestDifference {
  figure: string;
  what: string;
}

/**
 * How figures differ from a manifest, sorted by their names; nothing where all agree. Of each figure's files only
 * those that were drawn are compared: not every command draws them all.
 *
 * @param expected what the repository says, of the same notebooks
 * @param found what was drawn
 */
export function compareManifests(expected: Manifest, found: Manifest): ManifestDifference[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort();
  return names.flatMap((figure) =>
    whatDiffers(expected[figure], found[figure]).map((what) => ({ figure, what })),
  );
}

function whatDiffers(was: ManifestEntry | undefined, is: ManifestEntry | undefined): string[] {
  if (!was) return ["is drawn, but not in figures/manifest.json for this notebook"];
  if (!is) return ["is in figures/manifest.json, but was not drawn"];
  const other = (what: string, before: unknown, now: unknown) =>
    before === now ? [] : [`${what} is ${now ?? "none"}, and ${before ?? "none"} in figures/manifest.json`];
  const data = Object.keys({ ...was.data, ...is.data }).sort();
  return [
    ...other("its notebook", was.notebook, is.notebook),
    ...other("its cell", was.cell, is.cell),
    ...other("its seed", was.seed, is.seed),
    ...data
      .filter((file) => was.data?.[file] !== is.data?.[file])
      .map((file) => `its data file ${file} is another than figures/manifest.json says`),
    ...Object.keys(is.files)
      .sort()
      .filter((file) => was.files[file] !== is.files[file])
      .map((file) => `${file} has other bits than figures/manifest.json says`),
  ];
}

/** A manifest in the order in which it is written. */
export function sortedManifest(manifest: Manifest): Manifest {
  const entry = ({ notebook, cell, seed, data, files }: ManifestEntry): ManifestEntry => ({
    notebook,
    cell,
    ...(seed === undefined ? {} : { seed }),
    ...(data === undefined ? {} : { data: byName(data) }),
    files: byName(files),
  });
  return byName(Object.fromEntries(Object.entries(manifest).map(([name, about]) => [name, entry(about)])));
}

function byName<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isManifest(value: unknown): value is Manifest {
  const isObject = (v: unknown): v is Record<string, unknown> =>
    typeof v === "object" && v !== null && !Array.isArray(v);
  const isEntry = (v: unknown) =>
    isObject(v) && typeof v.notebook === "string" && typeof v.cell === "string" && isObject(v.files);
  return isObject(value) && Object.values(value).every(isEntry);
}
