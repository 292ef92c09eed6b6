import { mkdirSync } from "node:fs";
import { buildBook } from "../book/build";
import { figureFiles } from "../figures/formats";
import { openRenderer, type Renderer } from "../figures/render";
import { ensureKernel } from "../kernel/install";
import { withLock } from "../setup/lock";
import { Problem, say } from "../setup/problem";
import { ensurePython } from "../setup/python";
import { inRoot } from "../setup/root";
import { bitsArePromised, differencesOf } from "./check";
import { courseNotebooks, selectNotebooks } from "./courseNotebooks";
import { removeLeftovers } from "./execute";
import { type FigureFiles, figuresOf } from "./figures";
import { inputsOf, sharedInputs } from "./inputs";
import { readNotebook } from "./notebook";
import { type Options, parseOptions } from "./options";
import { inPool } from "./pool";
import { Progress } from "./progress";
import { type Context, type Job, keep, type Outcome, runNotebook } from "./run";
import { isUpToDate, readState } from "./state";
import { summary } from "./summary";
import { update } from "./update";

const started = performance.now();
const options = parseOptions(process.argv.slice(2));
const names = selectNotebooks(courseNotebooks(), options.names);
await ensurePython();
await ensureKernel();
mkdirSync(inRoot("build", "notebooks"), { recursive: true });

const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const)
  process.once(signal, () => {
    say("\nStopping; what is finished is kept, and the next run goes on from there.");
    stop.abort();
  });

try {
  process.exitCode = await withLock("notebooks", () => main(options));
} catch (error) {
  if (stop.signal.aborted) process.exitCode = 130;
  else if ((error as NodeJS.ErrnoException).code === "ENOSPC")
    throw new Problem(
      "The disk is full. Nothing was left half written: free some space and run the command again.",
    );
  else throw error;
}

async function main({ mode, force, jobs }: Options): Promise<number> {
  removeLeftovers();
  const shared = await sharedInputs();
  const todo: Job[] = [];
  for (const name of names) {
    const source = readNotebook(inRoot("notebooks", `${name}.ipynb`));
    todo.push({ name, source, inputs: await inputsOf(source, shared) });
  }
  const state = readState();
  let renderer: Promise<Renderer> | undefined;
  const context: Context = {
    progress: new Progress(Math.max(...names.map((name) => name.length))),
    renderer: () => (renderer ??= openRenderer()),
    signal: stop.signal,
  };
  const one = async (job: Job): Promise<Outcome> => {
    const entry = state[job.name];
    if (mode !== "check" && !force && entry && isUpToDate(entry, job.inputs))
      return { name: job.name, cells: entry.cells, seconds: entry.seconds, result: "up to date" };
    const outcome = await runNotebook(job, context);
    if (mode !== "check") keep(job, outcome, Object.keys(entry?.files ?? {}));
    return outcome;
  };
  let outcomes: Outcome[];
  try {
    outcomes = await inPool(todo, jobs, one);
    context.progress.close();
    console.log(`\n${summary(outcomes)}\n`);
    if (mode === "update") await writeBack(outcomes, context.renderer);
  } finally {
    context.progress.close();
    await (await renderer?.catch(() => undefined))?.close();
  }
  const failed = outcomes.filter(({ result }) => result === "failed").length;
  if (mode === "check") return failed > 0 ? 1 : report(outcomes);
  if (failed > 0) {
    console.log(`${failed} of ${outcomes.length} notebooks failed; the book was not built.`);
    return 1;
  }
  const book = await buildBook();
  console.log(
    `Done in ${seconds()} s. The book: ${book.index}\nNotebooks: build/notebooks, figures: build/figures`,
  );
  return 0;
}

function report(outcomes: Outcome[]): number {
  let found = 0;
  for (const outcome of outcomes)
    for (const { where, what } of differencesOf(outcome)) {
      found++;
      console.log(`${outcome.name}, ${where}: ${what}`);
    }
  if (found === 0) console.log(`Every output and figure is as committed, bit for bit (${seconds()} s).`);
  else if (bitsArePromised)
    console.log(`\n${found} differences. If they are meant: npm run notebooks -- --update`);
  else
    console.log(`\n${found} differences. Bits are promised on Linux x64 alone, so this is no failure here.`);
  return found > 0 && bitsArePromised ? 1 : 0;
}

async function writeBack(outcomes: Outcome[], renderer: () => Promise<Renderer>): Promise<void> {
  const state = readState();
  for (const { name, result } of outcomes) {
    if (result === "failed" || !state[name]) continue;
    const notebook = readNotebook(inRoot(`build/notebooks/${name}.ipynb`));
    const figures: FigureFiles[] = [];
    for (const found of figuresOf(notebook))
      figures.push({ name: found.name, cell: found.cell, files: await figureFiles(renderer, found) });
    const changed = update({ name, notebook, figures });
    console.log(changed.length > 0 ? `${name}: wrote ${changed.join(" and ")}` : `${name}: as committed`);
  }
  console.log("");
}

function seconds(): string {
  return ((performance.now() - started) / 1000).toFixed(1);
}
