import { readFileSync } from "node:fs";
import { type Manifest, readManifest, sortedManifest, writeManifest } from "../figures/manifest";
import { writeFileAtomic } from "../setup/files";
import { Problem } from "../setup/problem";
import { inRoot } from "../setup/root";
import { type FigureFiles, manifestOf } from "./figures";
import { committed, withoutOutputs } from "./normalise";
import { type Notebook, notebookText, readNotebook } from "./notebook";

/** A finished notebook and the files of its figures, in every format and theme. */
export interface Finished {
  name: string;
  notebook: Notebook;
  figures: FigureFiles[];
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
  // Against the file's own text: another program may have written the same content in another form.
  if (text !== readFileSync(inRoot(file), "utf8")) {
    writeFileAtomic(inRoot(file), text);
    changed.push(file);
  }
  if (updateManifest(name, manifestOf(name, notebook, figures))) changed.push("figures/manifest.json");
  return changed;
}

function updateManifest(notebook: string, own: Manifest): boolean {
  const old = readManifest();
  const others = Object.entries(old).filter(([, entry]) => entry.notebook !== notebook);
  for (const [name, entry] of others)
    if (name in own)
      throw new Problem(`Two notebooks draw a figure named '${name}': ${entry.notebook} and ${notebook}.`);
  const manifest = { ...Object.fromEntries(others), ...own };
  if (JSON.stringify(old) === JSON.stringify(sortedManifest(manifest))) return false;
  writeManifest(manifest);
  return true;
}
