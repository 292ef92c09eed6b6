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
  /** The seed of its notebook, where a figure depends on one. */
  seed?: number;
  /** sha256 of each file, by the file's name. */
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
  return sorted(manifest);
}

/** Writes the manifest, whole or not at all: the same text for the same figures. */
export function writeManifest(manifest: Manifest, path = standard()): void {
  writeFileAtomic(path, `${JSON.stringify(sorted(manifest), null, 2)}\n`);
}

/**
 * How figures differ from a manifest: one sentence each, sorted; none where all agree.
 *
 * @param expected what the repository says
 * @param found what was drawn
 */
export function compareManifests(expected: Manifest, found: Manifest): string[] {
  const names = [...new Set([...Object.keys(expected), ...Object.keys(found)])].sort();
  return names.flatMap((name) => {
    const [was, is] = [expected[name], found[name]];
    if (!was) return [`${name}: drawn, but not in the manifest`];
    if (!is) return [`${name}: in the manifest, but not drawn`];
    const files = [...new Set([...Object.keys(was.files), ...Object.keys(is.files)])].sort();
    return files
      .filter((file) => was.files[file] !== is.files[file])
      .map((file) => `${name}: ${file} has other bits than the manifest says`);
  });
}

function sorted(manifest: Manifest): Manifest {
  const entry = ({ notebook, cell, seed, files }: ManifestEntry): ManifestEntry => ({
    notebook,
    cell,
    ...(seed === undefined ? {} : { seed }),
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
