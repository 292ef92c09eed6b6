import { readManifest } from "../figures/manifest";
import { sha256 } from "../setup/files";
import { inRoot } from "../setup/root";
import { compareNotebooks, type Difference } from "./compare";
import { committed, normalise } from "./normalise";
import { readNotebook } from "./notebook";
import type { Outcome } from "./run";

/** Where a fresh run differs from what the repository holds: outputs, and figures against their manifest. */
export function differencesOf({ name, notebook, figures = [] }: Outcome): Difference[] {
  if (!notebook) return [];
  const inRepository = normalise(readNotebook(inRoot("notebooks", `${name}.ipynb`)));
  const differences = compareNotebooks(inRepository, committed(notebook));
  const manifest = readManifest();
  const drawn = new Set(figures.map((figure) => figure.name));
  for (const figure of figures) {
    const where = `figure ${figure.name}`;
    const known = manifest[figure.name];
    if (known?.notebook !== name) {
      differences.push({ where, what: "is not in figures/manifest.json for this notebook" });
      continue;
    }
    for (const [file, data] of Object.entries(figure.files))
      if (known.files[file] !== sha256(data))
        differences.push({ where, what: `${file} has other bits than committed` });
  }
  for (const [figure, entry] of Object.entries(manifest))
    if (entry.notebook === name && !drawn.has(figure))
      differences.push({ where: `figure ${figure}`, what: "is in figures/manifest.json, but was not drawn" });
  return differences;
}

/** True where bits are promised (DESIGN, decision 3): elsewhere a difference is reported and no failure. */
export const bitsArePromised = process.platform === "linux" && process.arch === "x64";
