import { courseNotebooks } from "../notebooks/courseNotebooks";
import { figuresOf, type Placed } from "../notebooks/figures";
import { inputsOf, sharedInputs } from "../notebooks/inputs";
import { type Notebook, readNotebook } from "../notebooks/notebook";
import { isUpToDate, readState } from "../notebooks/state";
import { Problem } from "../setup/problem";
import { inRoot } from "../setup/root";

/** A notebook with its outputs, and the figures in them. */
export interface Source {
  name: string;
  notebook: Notebook;
  figures: Placed[];
}

/**
 * The course's notebooks with their outputs: as executed here, where that is up to date, else as committed, which
 * `npm run notebooks -- --check` proves to be the same.
 */
export async function courseSources(): Promise<Source[]> {
  const shared = await sharedInputs();
  const state = readState();
  return await Promise.all(
    courseNotebooks().map(async (name) => {
      const own = readNotebook(inRoot("notebooks", `${name}.ipynb`));
      const fresh = isUpToDate(state[name], await inputsOf(own, shared));
      const notebook = fresh ? readNotebook(inRoot("build", "notebooks", `${name}.ipynb`)) : own;
      return { name, notebook, figures: figuresOf(notebook) };
    }),
  );
}

/**
 * The sources with the named figures alone; whole where no name is given.
 *
 * @throws Problem for a name that no figure has, with those that come nearest
 */
export function selectFigures(sources: readonly Source[], names: readonly string[]): Source[] {
  const all = sources.flatMap(({ figures }) => figures.map(({ name }) => name));
  if (all.length === 0)
    throw new Problem("No notebook holds a figure yet: run `npm run notebooks`, which executes them all.");
  for (const name of names)
    if (!all.includes(name))
      throw new Problem(
        `No figure is named '${name}'. ${nearest(name, all)} \`npm run figures -- --list\` shows all ${all.length}.`,
      );
  return sources
    .map((source) => ({
      ...source,
      figures: source.figures.filter(({ name }) => names.length === 0 || names.includes(name)),
    }))
    .filter(({ figures }) => figures.length > 0);
}

/** Names that share a word, or most of its letters, with the one asked for. */
function nearest(name: string, all: readonly string[]): string {
  const words = name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter((word) => word.length > 2);
  const near = all.filter((one) => words.some((word) => one.includes(word.slice(0, 5)))).slice(0, 5);
  return near.length > 0 ? `Near it: ${near.join(", ")}.` : "";
}
