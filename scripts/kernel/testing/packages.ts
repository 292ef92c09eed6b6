import { mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inRoot } from "../../setup/root";

/**
 * Gives a test project packages of its own beside this project's: its `node_modules` becomes a folder with a
 * link to each of these and the given files.
 *
 * @param files text by path below `node_modules`
 */
export function addPackages(root: string, files: Readonly<Record<string, string>>): void {
  const folder = join(root, "node_modules");
  rmSync(folder);
  mkdirSync(folder);
  for (const name of readdirSync(inRoot("node_modules")))
    symlinkSync(inRoot("node_modules", name), join(folder, name), "junction");
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}
