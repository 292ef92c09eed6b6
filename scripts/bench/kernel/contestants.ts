import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { ensureKernel, kernelFolder } from "../../kernel/install";
import { ensureLibrary } from "../../library/build";
import { type Environment, ensureEnvironment, programOf } from "../../setup/environment";
import { ensurePython, python, pythonEnv } from "../../setup/python";
import { inRoot } from "../../setup/root";
import type { Contestant } from "../section";
import { type Language, python as pythonCells, typescript } from "./cells";

/** A kernel as Jupyter would start it. */
export interface Kernel extends Contestant {
  /** `{connection_file}` stands for the path of that file */
  argv: string[];
  interruptMode: "message" | "signal";
  env: NodeJS.ProcessEnv;
  language: Language;
}

const peersFolder: Environment = {
  folder: inRoot("build", "bench", "peers"),
  pins: inRoot("scripts", "bench", "peers", "kernel.txt"),
};

/** The course's kernel; with `peers` also tslab as it comes, Python's kernel and Deno's. */
export async function kernels(peers: boolean): Promise<Kernel[]> {
  await ensurePython();
  await ensureKernel();
  const { argv } = JSON.parse(readFileSync(join(kernelFolder, "kernel.json"), "utf8"));
  const env = pythonEnv();
  const own: Kernel = {
    name: "ours",
    version: `this project, on tslab ${tslab().version}`,
    argv,
    interruptMode: "message",
    env,
    language: typescript,
  };
  if (peers) await ensureLibrary(); // they know only its published form
  return peers ? [own, stockTslab(env), pythonKernel(env), await deno(env)] : [own];
}

function tslab(): { version: string; program: string } {
  const manifest = createRequire(inRoot("package.json")).resolve("tslab/package.json");
  return {
    version: JSON.parse(readFileSync(manifest, "utf8")).version,
    program: join(dirname(manifest), "bin", "tslab"),
  };
}

function stockTslab(env: NodeJS.ProcessEnv): Kernel {
  const { version, program } = tslab();
  const argv = [process.execPath, program, "kernel", "--config-path={connection_file}"];
  return {
    name: "tslab",
    version: `tslab ${version}`,
    argv,
    interruptMode: "signal",
    env,
    language: typescript,
  };
}

function pythonKernel(env: NodeJS.ProcessEnv): Kernel {
  const pins = readFileSync(inRoot("scripts", "setup", "python", "run.txt"), "utf8");
  const argv = [python, "-m", "ipykernel_launcher", "-f", "{connection_file}"];
  const version = `ipykernel ${/^ipykernel==(\S+)/m.exec(pins)?.[1]}`;
  return { name: "ipykernel", version, argv, interruptMode: "signal", env, language: pythonCells };
}

async function deno(env: NodeJS.ProcessEnv): Promise<Kernel> {
  await ensureEnvironment(peersFolder);
  const version = `Deno ${/^deno==(\S+)/m.exec(readFileSync(peersFolder.pins, "utf8"))?.[1]}`;
  return {
    name: "deno",
    version,
    argv: [programOf(peersFolder, "deno"), "jupyter", "--kernel", "--conn", "{connection_file}"],
    interruptMode: "signal",
    env: { ...env, DENO_DIR: join(peersFolder.folder, "cache"), DENO_NO_UPDATE_CHECK: "1" },
    language: typescript,
  };
}
