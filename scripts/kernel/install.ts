import { readFileSync, rmSync } from "node:fs";
import { join, relative } from "node:path";
import { build } from "esbuild";
import { exists, hashFile, listFiles, sha256, writeFileAtomic } from "../setup/files";
import { withLock } from "../setup/lock";
import { inRoot, root } from "../setup/root";

/** The kernelspec's folder; Jupyter programs of `.venv` find it there and nowhere else. */
export const kernelFolder = inRoot(".venv", "share", "jupyter", "kernels", "tslab");

const sources = inRoot("scripts", "kernel");
const programs = {
  "supervisor.cjs": "supervisor/main.ts",
  "child.cjs": "child/main.ts",
  "control.cjs": "child/control.ts",
  "guard.cjs": "child/guard.ts",
};

/** What the programs use from elsewhere in the project: part of what decides whether they are up to date. */
const shared = [inRoot("lib", "src", "course", "escapeMarkup.ts")];

/** What a cell may use of its notebook; the cells' compiler reads it there. */
const declarations = join("types", "tslab", "index.d.ts");

/**
 * Installs the TypeScript kernel where it isn't there or not up to date: with this source, these packages,
 * this folder of the project and this Node.
 */
export async function ensureKernel(): Promise<void> {
  const wanted = await state();
  if (isInstalled(wanted)) return;
  await withLock("kernel", async () => {
    if (isInstalled(wanted)) return;
    rmSync(stampFile(), { force: true });
    for (const [name, entry] of Object.entries(programs))
      writeFileAtomic(join(kernelFolder, name), await bundle(join(sources, entry)));
    writeFileAtomic(join(kernelFolder, declarations), readFileSync(join(sources, declarations)));
    writeFileAtomic(join(kernelFolder, "kernel.json"), `${JSON.stringify(specification(), null, 2)}\n`);
    writeFileAtomic(stampFile(), `${wanted}\n`);
  });
}

function stampFile(): string {
  return join(kernelFolder, "installed.sha256");
}

async function state(): Promise<string> {
  const files = (await listFiles(sources, ["testing"])).filter((file) => !file.endsWith(".test.ts"));
  const parts = files.map((file) => `${file} ${hashFile(join(sources, file))}`);
  return sha256(
    [...parts, ...shared.map(hashFile), hashFile(inRoot("package-lock.json")), root, process.execPath].join(
      "\n",
    ),
  );
}

function isInstalled(wanted: string): boolean {
  return hashFile(stampFile()) === sha256(`${wanted}\n`) && exists(join(kernelFolder, "kernel.json"));
}

/** tslab and its packages are loaded from the project at run time; all else is in the file. */
async function bundle(entry: string): Promise<Uint8Array> {
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    absWorkingDir: root,
    metafile: true,
    bundle: true,
    write: false,
    platform: "node",
    format: "cjs",
    target: "node20",
    legalComments: "none",
  });
  for (const input of Object.keys(metafile.inputs).map((path) => inRoot(path)))
    if (!shared.includes(input) && relative(sources, input).startsWith(".."))
      throw new Error(`The kernel uses ${input}, which install.ts must name under \`shared\``);
  const [file] = outputFiles;
  if (file === undefined) throw new Error(`esbuild made nothing of ${entry}`);
  return file.contents;
}

function specification(): object {
  return {
    // The Node that installed it, since Jupyter may be started where no `node` is on the PATH.
    argv: [process.execPath, join(kernelFolder, "supervisor.cjs"), root, "{connection_file}"],
    display_name: "TypeScript",
    language: "typescript",
    // A message arrives on every system; a signal doesn't on Windows.
    interrupt_mode: "message",
    metadata: { debugger: false },
  };
}
