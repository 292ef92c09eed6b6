import { accessSync, constants, mkdirSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { manifestOf, type Placed } from "../notebooks/figures";
import { inPool } from "../notebooks/pool";
import { writeFileAtomic } from "../setup/files";
import { Problem, say } from "../setup/problem";
import { inRoot } from "../setup/root";
import { figureFiles } from "./formats";
import { compareManifests, type Manifest, readManifest } from "./manifest";
import { type Options, parseOptions } from "./options";
import { openRenderer, type Renderer } from "./render";
import { courseSources, type Source, selectFigures } from "./sources";
import { variantOf } from "./variant";

const started = performance.now();
const stop = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());

let renderer: Promise<Renderer> | undefined;
try {
  process.exitCode = await main(parseOptions(process.argv.slice(2)));
} catch (error) {
  if (!stop.signal.aborted) throw error;
  process.exitCode = 130;
} finally {
  await (await renderer?.catch(() => undefined))?.close();
}

async function main(options: Options): Promise<number> {
  const sources = selectFigures(await courseSources(), options.names);
  if (options.mode === "list") return list(sources);
  const out = options.mode === "draw" ? folderFor(options) : undefined;
  const failures: string[] = [];
  const found: Manifest = {};
  const work = (await chosen(sources, options, failures)).flatMap((source) =>
    source.figures.map((figure) => ({ source, figure })),
  );
  let done = 0;
  // Three at a time: the page draws one while the letters, pixels and pages of others are made.
  await inPool(work, 3, async ({ source, figure }) => {
    if (stop.signal.aborted) return;
    try {
      const job = { ...figure, ...(options.width === undefined ? {} : { width: options.width }) };
      const open = () => (renderer ??= openRenderer());
      const files = await figureFiles(open, job, options.formats, options.themes);
      for (const [file, data] of Object.entries(files)) if (out) writeFileAtomic(join(out, file), data);
      if (!out) Object.assign(found, manifestOf(source.name, source.notebook, [{ ...figure, files }]));
    } catch (error) {
      await renderer; // without a browser no other figure fares better
      failures.push((error as Error).message);
    }
    progress(++done, work.length, figure);
  });
  if (stop.signal.aborted) throw new Problem("stopped");
  if (!out) failures.push(...differences(sources, options, found));
  for (const failure of failures) console.log(failure);
  const took = `${((performance.now() - started) / 1000).toFixed(1)} s`;
  if (out) console.log(`${count(done)} in ${took}: ${relative(process.cwd(), out) || "."}`);
  else if (failures.length === 0)
    console.log(`${count(done)} as figures/manifest.json says, bit for bit (${took}).`);
  return failures.length > 0 ? 1 : 0;
}

function list(sources: readonly Source[]): number {
  const lines = sources.flatMap(({ name, figures }) => {
    const width = Math.max(...figures.map((figure) => figure.name.length));
    return [name, ...figures.map((figure) => `  ${figure.name.padEnd(width)}  ${figure.caption}`)];
  });
  console.log(lines.join("\n")); // at once: a reader such as `head` may not stay for the end
  return 0;
}

/** The sources as they are, or executed with another seed; one that has none is a failure, and no reason to stop. */
async function chosen(sources: Source[], { seed }: Options, failures: string[]): Promise<Source[]> {
  if (seed === undefined) return sources;
  const variants: Source[] = [];
  for (const source of sources)
    try {
      const variant = await variantOf(source, seed, stop.signal);
      variants.push(variant);
      if (variant.figures.length < source.figures.length)
        failures.push(
          `${source.name}: not every figure is drawn with seed ${seed}; the lines above say why.`,
        );
    } catch (error) {
      if (!(error instanceof Problem) || stop.signal.aborted) throw error;
      failures.push(error.message);
    }
  return variants;
}

/** @throws Problem where the folder can't be made or written to */
function folderFor({ out, seed }: Options): string {
  const folder =
    out === undefined
      ? inRoot("build", "figures", ...(seed === undefined ? [] : [`seed-${seed}`]))
      : resolve(out);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new Problem(
      `The figures can't be written to ${folder} (${code}): name another folder with --out, or make that one writable.`,
    );
  }
  return folder;
}

/** What the manifest says of these figures, and of no others unless all were asked for, against what was drawn. */
function differences(sources: readonly Source[], { names }: Options, found: Manifest): string[] {
  const wanted = new Set(sources.flatMap(({ figures }) => figures.map(({ name }) => name)));
  const expected = Object.entries(readManifest()).filter(([name]) => names.length === 0 || wanted.has(name));
  return compareManifests(Object.fromEntries(expected), found).map(
    ({ figure, what }) => `${figure}: ${what}`,
  );
}

function progress(at: number, of: number, { name }: Placed): void {
  const line = `  ${String(at).padStart(String(of).length)} of ${of}  ${name}`;
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${line}${at === of ? "\n" : ""}`);
  else say(line);
}

function count(figures: number): string {
  return figures === 1 ? "1 figure" : `${figures} figures`;
}
