import { compareManifests, readManifest } from "../figures/manifest";
import { inRoot } from "../setup/root";
import { compareNotebooks, type Difference } from "./compare";
import { manifestOf } from "./figures";
import { committed, normalise } from "./normalise";
import { readNotebook } from "./notebook";
import type { Outcome } from "./run";

/** Where a fresh run differs from what the repository holds: outputs, and figures against their manifest. */
export function differencesOf({ name, notebook, figures = [] }: Outcome): Difference[] {
  if (!notebook) return [];
  const inRepository = normalise(readNotebook(inRoot("notebooks", `${name}.ipynb`)));
  const differences = compareNotebooks(inRepository, committed(notebook));
  const expected = Object.entries(readManifest()).filter(([, entry]) => entry.notebook === name);
  const found = manifestOf(name, notebook, figures);
  for (const { figure, what } of compareManifests(Object.fromEntries(expected), found))
    differences.push({ where: `figure ${figure}`, what });
  return differences;
}

/** True where bits are promised (DESIGN, decision 3): elsewhere a difference is reported and no failure. */
export const bitsArePromised = process.platform === "linux" && process.arch === "x64";
