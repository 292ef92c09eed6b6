import { readFileSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "../setup/root";

/** A file that package.json names, or such files by condition. */
type Target = string | { readonly [condition: string]: Target };

/** One thing that programs import: `gumbel-softmax` itself, or a part such as `gumbel-softmax/tf`. */
export interface LibraryEntry {
  /** The name by which it is imported. */
  name: string;
  /** Its folder in src and dist, and the name of its built files; "index" for the package itself. */
  folder: string;
  /** The absolute path of its source. */
  source: string;
}

const library = inRoot("lib");

function exported(): [string, Target][] {
  return Object.entries(JSON.parse(readFileSync(join(library, "package.json"), "utf8")).exports);
}

/** What the library's package.json exports. */
export function libraryEntries(): LibraryEntry[] {
  return exported().flatMap(([path, target]) => {
    if (typeof target === "string" || typeof target.source !== "string") return [];
    const folder = path === "." ? "index" : path.slice(2);
    return [{ name: `gumbel-softmax${path.slice(1)}`, folder, source: join(library, target.source) }];
  });
}

/** The files that the package promises, relative to lib/. */
export function promisedFiles(): string[] {
  const files = (target: Target): string[] =>
    typeof target === "string" ? [target] : Object.values(target).flatMap(files);
  return exported().flatMap(([, target]) => files(target));
}
