import { join } from "node:path";
import { build } from "esbuild";
import type { Notebook } from "../../notebooks/notebook";
import { hashFile, sha256, writeFileAtomic } from "../../setup/files";
import { inRoot } from "../../setup/root";
import { judgeProgram } from "./program";

/** The files that judge one assignment. */
export interface Judge {
  /** The judge itself, the same for all assignments. */
  program: string;
  /** The assignment's tests. */
  tests: string;
  /** What decides a verdict: the hash of both. */
  version: string;
}

const folder = inRoot("build", "course");

/** Builds an assignment's judge. Files are named after their content, so nobody's run is disturbed. */
export async function buildJudge(notebook: Notebook): Promise<Judge> {
  const { outputFiles } = await build({
    entryPoints: [inRoot("scripts", "course", "judge", "main.ts")],
    bundle: true,
    write: false,
    platform: "node",
    // An ES module with `require` for packages outside: the judge awaits at its top.
    format: "esm",
    banner: {
      js: 'import { createRequire as requireFrom } from "node:module"; const require = requireFrom(import.meta.url);',
    },
    target: "node20",
    legalComments: "none",
    logLevel: "error",
  });
  const [bundle] = outputFiles;
  if (bundle === undefined) throw new Error("esbuild made nothing of the judge.");
  const program = keep(bundle.contents, "mjs");
  const tests = keep(judgeProgram(notebook), "js");
  return { program, tests, version: sha256(`${hashFile(program)} ${hashFile(tests)}`) };
}

function keep(content: string | Uint8Array, ending: string): string {
  const file = join(folder, `judge-${sha256(content).slice(0, 20)}.${ending}`);
  if (hashFile(file) !== sha256(content)) writeFileAtomic(file, content);
  return file;
}
