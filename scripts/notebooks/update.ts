import { type ManifestEntry, readManifest, writeManifest } from "../figures/manifest";
import { sha256, writeFileAtomic } from "../setup/files";
import { Problem } from "../setup/problem";
import { inRoot } from "../setup/root";
import { committed, withoutOutputs } from "./normalise";
import { type Notebook, notebookText, readNotebook } from "./notebook";

/** A finished notebook and the files of its figures, by name of the figure. */
export interface Finished {
  name: string;
  notebook: Notebook;
  figures: { name: string; cell: string; files: Record<string, string | Uint8Array> }[];
}

/**
 * Writes outputs and the figures' hashes back into the repository.
 *
 * @returns the files that changed
 * @throws Problem where a notebook was edited while it ran: its outputs would not be those of its text
 */
export function update({ name, notebook, figures }: Finished): string[] {
  const file = `notebooks/${name}.ipynb`;
  const now = readNotebook(inRoot(file));
  if (notebookText(withoutOutputs(now)) !== notebookText(withoutOutputs(notebook)))
    throw new Problem(
      `${file} was edited while it ran, so its outputs were not written. Run --update again.`,
    );
  const changed: string[] = [];
  const text = notebookText(committed(notebook));
  if (text !== notebookText(now)) {
    writeFileAtomic(inRoot(file), text);
    changed.push(file);
  }
  if (updateManifest(name, figures)) changed.push("figures/manifest.json");
  return changed;
}

function updateManifest(notebook: string, figures: Finished["figures"]): boolean {
  const old = readManifest();
  const others = Object.entries(old).filter(([, entry]) => entry.notebook !== notebook);
  const own = figures.map(({ name, cell, files }): [string, ManifestEntry] => {
    const clash = others.find(([other]) => other === name);
    if (clash)
      throw new Problem(`Two notebooks draw a figure named '${name}': ${clash[1].notebook} and ${notebook}.`);
    const hashes = Object.entries(files).map(([file, data]) => [file, sha256(data)]);
    return [name, { notebook, cell, files: Object.fromEntries(hashes) }];
  });
  const manifest = Object.fromEntries([...others, ...own].sort(([a], [b]) => (a < b ? -1 : 1)));
  if (JSON.stringify(manifest) === JSON.stringify(old)) return false;
  writeManifest(manifest);
  return true;
}
