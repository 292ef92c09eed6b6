import { join } from "node:path";
import { hashFile, listFiles, sha256 } from "../setup/files";
import { root } from "../setup/root";
import { withoutOutputs } from "./normalise";
import { joined, type Notebook, notebookText } from "./notebook";

/** Folders whose content every notebook depends on, and the files beside them. */
const SHARED_FOLDERS = ["lib", "scripts/kernel", "scripts/notebooks", "scripts/figures", "scripts/setup"];
const SHARED_FILES = ["package-lock.json"];

/**
 * One hash over what all notebooks share: the library, the programs that run them, the locked packages.
 * Tests and built files don't count.
 */
export async function sharedInputs(folder = root): Promise<string> {
  const parts: string[] = [];
  for (const name of SHARED_FOLDERS) {
    const files = await listFiles(join(folder, name), [
      "node_modules",
      "dist",
      "test",
      "testing",
      "fixtures",
    ]);
    for (const file of files)
      if (!/\.test\.ts$|\.md$/.test(file))
        parts.push(`${name}/${file} ${hashFile(join(folder, name, file))}`);
  }
  for (const file of SHARED_FILES) parts.push(`${file} ${hashFile(join(folder, file))}`);
  return sha256(parts.join("\n"));
}

/** One hash over all that a notebook's outputs depend on. */
export async function inputsOf(notebook: Notebook, shared: string, folder = root): Promise<string> {
  const named = dataNamedBy(notebook);
  const files = named ?? (await listFiles(join(folder, "data")));
  const data = files.map((file) => `${file} ${hashFile(join(folder, "data", file))}`);
  return sha256([shared, notebookText(withoutOutputs(notebook)), ...data].join("\n"));
}

/** sha256 of each data file that a notebook names, by its path below data/. */
export function dataHashes(notebook: Notebook, folder = root): Record<string, string> {
  const files = dataNamedBy(notebook) ?? [];
  return Object.fromEntries(files.map((file) => [file, hashFile(join(folder, "data", file))]));
}

/** The data files that a notebook names in `dataFile("…")`, sorted; undefined where a name is computed. */
function dataNamedBy(notebook: Notebook): string[] | undefined {
  const code = notebook.cells
    .filter((cell) => cell.cell_type === "code")
    .map((cell) => joined(cell.source))
    .join("\n");
  const calls = code.match(/dataFile\(/g)?.length ?? 0;
  const named = [...code.matchAll(/dataFile\(\s*["'`]([^"'`$]+)["'`]\s*\)/g)].map(
    (match) => match[1] as string,
  );
  return named.length === calls ? [...new Set(named)].sort() : undefined;
}
