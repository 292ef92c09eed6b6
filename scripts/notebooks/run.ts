import { mkdirSync, rmSync } from "node:fs";
import type { Renderer } from "../figures/render";
import { sha256, writeFileAtomic } from "../setup/files";
import { inRoot } from "../setup/root";
import { type Execution, execute } from "./execute";
import { describeFailure } from "./failure";
import { type FigureFiles, renderFigures } from "./figures";
import { type Notebook, notebookText } from "./notebook";
import type { Progress } from "./progress";
import { recordState } from "./state";

/** A notebook of the course that is to be executed. */
export interface Job {
  name: string;
  source: Notebook;
  /** Hash of all that its outputs depend on. */
  inputs: string;
}

/** How one notebook fared. */
export interface Outcome {
  name: string;
  cells: number;
  seconds: number;
  result: "executed" | "up to date" | "failed";
  /** For a failure: what a reader needs to find it. */
  report?: string;
  /** For a success: the executed notebook with its pictures, and the figures' files. */
  notebook?: Notebook;
  figures?: FigureFiles[];
}

/** What a run shares among its notebooks. */
export interface Context {
  progress: Progress;
  renderer: () => Promise<Renderer>;
  signal: AbortSignal;
}

/** Executes a notebook and renders its figures; writes nothing but, after a failure, what was run until then. */
export async function runNotebook(job: Job, { progress, renderer, signal }: Context): Promise<Outcome> {
  const cells = job.source.cells.filter((cell) => cell.cell_type === "code").length;
  const folder = inRoot("notebooks");
  const ended = (outcome: Omit<Outcome, "name" | "cells">, text: string): Outcome => {
    progress.end(job.name, text);
    return { name: job.name, cells, ...outcome };
  };
  const run: Execution = await execute(job.source, {
    folder,
    signal,
    onCell: (at, of) => progress.cell(job.name, at, of),
  });
  const { seconds } = run;
  const partly = `build/notebooks/${job.name}.failed.ipynb`;
  if (run.failure) {
    writeFileAtomic(inRoot(partly), notebookText(run.notebook));
    const report = `${describeFailure(run.notebook, run.failure)}\n\nWhat was run until then: ${partly}`;
    return ended({ seconds, result: "failed", report }, `FAILED after ${seconds.toFixed(1)} s`);
  }
  try {
    progress.note(job.name, "rendering its figures");
    const figures = await renderFigures(run.notebook, renderer);
    const done = { seconds, result: "executed" as const, notebook: run.notebook, figures };
    return ended(
      done,
      `${cells} cells, ${figures.length} ${figures.length === 1 ? "figure" : "figures"}, ${seconds.toFixed(1)} s`,
    );
  } catch (error) {
    const report = `A figure could not be rendered: ${(error as Error).message}`;
    return ended({ seconds, result: "failed", report }, "FAILED at its figures");
  }
}

/** Writes an executed notebook and its figures into build/, and records that this was done. */
export function keep(job: Job, { notebook, figures = [], seconds, cells }: Outcome, old: string[]): void {
  if (!notebook) return;
  mkdirSync(inRoot("build", "figures"), { recursive: true });
  const files: Record<string, string> = {};
  const write = (file: string, data: string | Uint8Array) => {
    writeFileAtomic(inRoot(file), data);
    files[file] = sha256(data);
  };
  for (const figure of figures)
    for (const [file, data] of Object.entries(figure.files)) write(`build/figures/${file}`, data);
  write(`build/notebooks/${job.name}.ipynb`, notebookText(notebook));
  for (const file of old) if (!(file in files)) rmSync(inRoot(file), { force: true });
  rmSync(inRoot(`build/notebooks/${job.name}.failed.ipynb`), { force: true });
  const drawn = figures.map(({ name, cell }) => ({ name, cell }));
  recordState(job.name, { inputs: job.inputs, files, figures: drawn, seconds, cells });
}
