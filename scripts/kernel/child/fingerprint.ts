import { statSync } from "node:fs";
import { sep } from "node:path";

/** Something that changes whenever a file is written or replaced; "absent" without one. */
export function fingerprint(path: string): string {
  const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? "absent" : `${stat.mtimeNs} ${stat.size} ${stat.ino}`;
}

/** True for files that a reader edits; packages change only with an install, and the kernel starts after it. */
export function isEdited(path: string): boolean {
  return !path.split(sep).join("/").includes("/node_modules/");
}
