import { readFileSync } from "node:fs";
import { sha256 } from "../setup/files";

/**
 * A hash of what a person writes in a notebook: its cells' kinds and texts. Running cells changes outputs and
 * counters, not this.
 *
 * @returns undefined where the file is not there or is no notebook
 */
export function fingerprint(path: string): string | undefined {
  try {
    const { cells } = JSON.parse(readFileSync(path, "utf8")) as {
      cells: { cell_type: string; source: string | string[] }[];
    };
    return sha256(
      JSON.stringify(cells.map(({ cell_type, source }) => [cell_type, [source].flat().join("")])),
    );
  } catch {
    return undefined;
  }
}
