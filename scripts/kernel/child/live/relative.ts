import { statSync } from "node:fs";
import { resolve } from "node:path";

/** What a name written for JavaScript may mean in TypeScript's sources. */
const WRITTEN: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\.jsx?$/, [".ts", ".tsx"]],
  [/\.mjs$/, [".mts"]],
  [/\.cjs$/, [".cts"]],
];
const ADDED = [".ts", ".tsx", ".js", ".json", "/index.ts", "/index.tsx"];

/**
 * The file that a path in an import means, in the order of the compiler: `./area` and `./area.js` may be
 * `area.ts`, `./shapes` may be `shapes/index.ts`. Undefined where only Node's own rules could find one.
 */
export function resolvePath(request: string, folder: string): string | undefined {
  const path = resolve(folder, request);
  for (const [written, endings] of WRITTEN)
    if (written.test(path))
      for (const ending of endings) {
        const source = path.replace(written, ending);
        if (isFile(source)) return source;
      }
  if (isFile(path)) return path;
  return ADDED.map((ending) => resolve(path + ending)).find(isFile);
}

function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;
}
