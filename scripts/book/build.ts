import { copyFileSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { bundleLive } from "../live/bundle";
import { writeLivePages } from "../live/pages";
import { exists } from "../setup/files";
import { withLock } from "../setup/lock";
import { ensurePython } from "../setup/python";
import { inRoot } from "../setup/root";
import { buildersPage } from "./builders/page";
import { addGallery } from "./gallery";
import { type BookInputs, findInputs, stampOf } from "./inputs";
import { liveChapter } from "./liveChapter";
import { buildReference } from "./reference";
import { referencePage } from "./referencePage";
import { runSphinx } from "./sphinx";
import { stage } from "./stage";

/** Where the book is made from and to; each defaults to the project's own place. */
export interface BookOptions {
  /** The folder of executed notebooks. Default `build/notebooks`. */
  notebooks?: string;
  /** The folder of figures as `NAME.svg`. Default `build/figures`. */
  figures?: string;
  /** The folder of the course's notebooks, which tells a dead link from a chapter not executed yet. Default `notebooks`. */
  course?: string;
  /** The book's folder. Default `build/book`. */
  out?: string;
  /** Whether the library's reference, with its figures' builders, is part of the book. Default true. */
  reference?: boolean;
}

/**
 * Builds the book from the executed notebooks, whole and offline; does nothing where the book is up to date.
 *
 * The new book is made beside the old one and takes its place at the end, so that a failed or interrupted build
 * leaves the old one as it was.
 *
 * @returns the path of the front page
 * @throws Problem where there is nothing to build, a figure's picture is missing, or Sphinx has a warning
 */
export async function buildBook(options: BookOptions = {}): Promise<{ index: string }> {
  const inputs = findInputs(
    options.notebooks ?? inRoot("build", "notebooks"),
    options.figures ?? inRoot("build", "figures"),
    options.course ?? inRoot("notebooks"),
  );
  const out = options.out ?? inRoot("build", "book");
  const reference = options.reference ?? true;
  await ensurePython();
  await withLock("book", async () => {
    recover(out);
    const stamp = await stampOf(inputs);
    if (!isUpToDate(out, stamp)) await rebuild(inputs, out, stamp, reference);
  });
  return { index: join(out, "index.html") };
}

async function rebuild(inputs: BookInputs, out: string, stamp: string, reference: boolean): Promise<void> {
  const work = `${out}-source`;
  const fresh = join(work, "html");
  rmSync(work, { recursive: true, force: true });
  try {
    const live = await bundleLive();
    stage(inputs, join(work, "pages"));
    await addGallery(inputs, join(work, "pages"));
    writeFileSync(join(work, "pages", "_static", "live.js"), live);
    writeFileSync(join(work, "pages", "live.md"), liveChapter());
    if (reference) {
      const entries = await buildReference(join(work, REFERENCE));
      const pages = join(work, "pages");
      writeFileSync(join(pages, "library.md"), referencePage(entries, REFERENCE));
      writeFileSync(
        join(pages, "library-figures.md"),
        await buildersPage(entries, REFERENCE, join(pages, "_static")),
      );
    }
    await runSphinx(join(work, "pages"), fresh, join(work, "doctrees"));
    // The pages' download button offers the notebook as it was executed, not as Sphinx read it.
    for (const name of inputs.notebooks)
      copyFileSync(join(inputs.folder, name), join(fresh, "_sources", name));
    if (reference) renameSync(join(work, REFERENCE), join(fresh, REFERENCE));
    writeLivePages(join(fresh, "live"), live);
    writeFileSync(join(fresh, STAMP), stamp);
    swap(fresh, out);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

const STAMP = ".stamp";
/** The folder of the reference in the book. */
const REFERENCE = "api";

function isUpToDate(out: string, stamp: string): boolean {
  const path = join(out, STAMP);
  return exists(path) && exists(join(out, "index.html")) && readFileSync(path, "utf8") === stamp;
}

function swap(fresh: string, out: string): void {
  const old = `${out}.old`;
  rmSync(old, { recursive: true, force: true });
  if (exists(out)) renameSync(out, old);
  renameSync(fresh, out);
  rmSync(old, { recursive: true, force: true });
}

/** Puts the old book back where a swap was cut off between its two renames. */
function recover(out: string): void {
  if (!exists(out) && exists(`${out}.old`)) renameSync(`${out}.old`, out);
}
