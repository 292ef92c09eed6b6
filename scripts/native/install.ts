import { copyFileSync, linkSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { compiled } from "./compile";
import { addonFile, addonPackage } from "./paths";
import { libraries } from "./pins";
import { tensorflow } from "./tensorflow";

/** Puts libraries and addon where tfjs-node looks for them; the addon last, since it says that all is there. */
export function installAddon(): void {
  rmSync(addonFile, { force: true });
  for (const library of libraries)
    place(join(tensorflow, library.name), join(addonPackage, "deps", "lib", library.name));
  place(compiled, addonFile);
}

/** A second name for the same bytes, or a copy where the file system can't give one. */
function place(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  rmSync(to, { force: true });
  try {
    linkSync(from, to);
  } catch {
    copyFileSync(from, to);
  }
}
