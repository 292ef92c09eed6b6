import { readFileSync } from "node:fs";
import { ensureKernel } from "../kernel/install";
import { type Execution, execute } from "../notebooks/execute";
import { figuresOf } from "../notebooks/figures";
import { inputsOf, sharedInputs } from "../notebooks/inputs";
import { type Notebook, notebookText, readNotebook } from "../notebooks/notebook";
import { exists, writeFileAtomic } from "../setup/files";
import { Problem, say } from "../setup/problem";
import { ensurePython } from "../setup/python";
import { inRoot } from "../setup/root";
import { seedOf, withSeed } from "./seed";
import type { Source } from "./sources";

/**
 * A notebook executed with another seed, into build/ alone; not again where nothing changed since. Cells that fail
 * are passed over: a check of the course may not hold for a seed that it was not made for.
 *
 * @throws Problem where the notebook draws nothing at random
 */
export async function variantOf(
  { name, figures }: Source,
  seed: number,
  signal: AbortSignal,
): Promise<Source> {
  const own = readNotebook(inRoot("notebooks", `${name}.ipynb`));
  if (seedOf(own) === undefined)
    throw new Problem(
      `${name} draws nothing at random (it has no createRandom), so its figures are the same for every seed: ${figures.map((figure) => figure.name).join(", ")}.`,
    );
  const folder = inRoot("build", "figures", `seed-${seed}`);
  const [file, record] = [`${folder}/${name}.ipynb`, `${folder}/${name}.inputs`];
  const inputs = await inputsOf(withSeed(own, seed), await sharedInputs());
  if (!exists(file) || !exists(record) || readFileSync(record, "utf8") !== inputs) {
    say(`Executing ${name} with seed ${seed} …`);
    await ensurePython();
    await ensureKernel();
    const run = await execute(withSeed(own, seed), {
      folder: inRoot("notebooks"),
      signal,
      allowErrors: true,
    });
    if (run.failure) throw new Problem(`${name} stopped with seed ${seed}: ${run.failure.message.trim()}`);
    reportFailedCells(name, seed, run);
    writeFileAtomic(file, notebookText(run.notebook));
    writeFileAtomic(record, inputs);
  }
  return taken(name, readNotebook(file), figures);
}

function reportFailedCells(name: string, seed: number, { notebook }: Execution): void {
  for (const cell of notebook.cells) {
    if (cell.cell_type !== "code") continue;
    const error = cell.outputs.find((output) => output.output_type === "error");
    if (error?.output_type === "error")
      say(`  cell ${cell.id} of ${name} fails with seed ${seed}: ${error.evalue.split("\n")[0]}`);
  }
}

function taken(name: string, notebook: Notebook, wanted: Source["figures"]): Source {
  const drawn = figuresOf(notebook);
  const figures = wanted.flatMap((one) => {
    const found = drawn.find((figure) => figure.name === one.name);
    if (!found) say(`  ${one.name} is not drawn: its cell, or one before it, fails with this seed.`);
    return found ? [found] : [];
  });
  return { name, notebook, figures };
}
