import { readFileSync } from "node:fs";
import { join } from "node:path";

interface Manifest {
  name?: string;
  workspaces?: string[];
  dependencies?: object;
  devDependencies?: object;
  exports?: Record<string, { source?: string } | string>;
}

/**
 * The project's own packages: import name → TypeScript source, from the `"source"` condition in each
 * workspace's package.json. A file that isn't there yet is found once it is.
 */
export function workspaceSources(root: string): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  for (const folder of readManifest(root).workspaces ?? []) {
    const { name, exports = {} } = readManifest(join(root, folder));
    for (const [entry, target] of Object.entries(exports)) {
      if (name === undefined || typeof target === "string" || target.source === undefined) continue;
      sources.set(name + entry.slice(1), join(root, folder, target.source));
    }
  }
  return sources;
}

/** The packages that the project asks for. */
export function packageNames(root: string): string[] {
  const { dependencies = {}, devDependencies = {} } = readManifest(root);
  return [...Object.keys(dependencies), ...Object.keys(devDependencies)];
}

function readManifest(folder: string): Manifest {
  try {
    return JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    throw error;
  }
}
