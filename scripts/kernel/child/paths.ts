import { isAbsolute, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

/**
 * How errors name a file: as seen from the notebook's folder or else from the project's, so that the same
 * error reads the same on every machine.
 */
export function pathNamer(root: string): (file: string) => string {
  const folder = process.cwd();
  return (file) => {
    const path = file.startsWith("file://") ? fileURLToPath(file) : file;
    for (const base of [folder, root]) {
      const seen = relative(base, path);
      if (seen !== "" && !isAbsolute(seen) && !seen.startsWith("..")) return seen.split(sep).join("/");
    }
    return path;
  };
}

/** True where a file is in a folder or below it. */
export function isInside(folder: string, file: string): boolean {
  return file.startsWith(join(folder, sep));
}
