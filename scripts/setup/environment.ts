import { spawn, spawnSync } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { exists, hashFile, writeFileAtomic } from "./files";
import { findPython, isNewEnough } from "./findPython";
import { withLock } from "./lock";
import { Problem, say } from "./problem";

/** A Python environment for one purpose: where it is, and the file with its exact packages. */
export interface Environment {
  /** Its folder. */
  folder: string;
  /** The requirements file with every package, version and hash. */
  pins: string;
  /** The process environment in which Python and pip run. */
  env?: NodeJS.ProcessEnv;
}

/** A program of an environment, such as `python`. */
export function programOf({ folder }: Environment, name: string): string {
  return process.platform === "win32" ? join(folder, "Scripts", `${name}.exe`) : join(folder, "bin", name);
}

/**
 * Makes an environment with exactly the pinned packages, if it is not there already.
 *
 * The stamp is written last, so an install that was cut off is seen and repaired; when the pins change, the
 * packages that they no longer name are removed with the rest of the old environment.
 *
 * @returns whether anything had to be done
 * @throws Problem where Python is missing, too old or without `venv`, or the packages can't be fetched
 */
export async function ensureEnvironment(environment: Environment): Promise<boolean> {
  const stamp = join(environment.folder, "installed.json");
  const wanted = hashFile(environment.pins);
  const upToDate = () => readStamp(stamp) === wanted && exists(programOf(environment, "python"));
  if (upToDate()) return false;
  return withLock("python", async () => {
    if (upToDate()) return false;
    const base = findPython(environment.env);
    say("Setting up the Python side (once, about a minute) …");
    const cutOff = readStamp(stamp) === undefined && works(environment);
    rmSync(stamp, { force: true });
    if (!cutOff) {
      rmSync(environment.folder, { recursive: true, force: true });
      create(environment, base);
    }
    await install(environment);
    writeFileAtomic(stamp, `${JSON.stringify({ pins: wanted })}\n`);
    return true;
  });
}

function readStamp(path: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(path, "utf8")) as { pins?: string }).pins;
  } catch {
    return undefined; // absent or cut off: the same remedy
  }
}

/** What a cut-off install left is kept only if its Python starts, is new enough and has pip. */
function works(environment: Environment): boolean {
  const python = programOf(environment, "python");
  const { env } = environment;
  if (!exists(python) || !isNewEnough([python], env)) return false;
  return spawnSync(python, ["-m", "pip", "--version"], { env }).status === 0;
}

function create({ folder, env }: Environment, [program = "", ...args]: string[]): void {
  const run = spawnSync(program, [...args, "-m", "venv", folder], { encoding: "utf8", env });
  if (run.status === 0) return;
  rmSync(folder, { recursive: true, force: true });
  const output = `${run.stdout}${run.stderr}`;
  if (/ensurepip|No module named '?venv/.test(output))
    throw new Problem(
      "This Python lacks its 'venv' module: on Debian and Ubuntu run `sudo apt install python3-venv`, elsewhere install Python from https://www.python.org/downloads.",
    );
  throw new Problem(`Python could not make its environment: ${lastLines(output)}`);
}

/** What pip says when no package index answers. */
const NO_NETWORK =
  /ConnectionError|NewConnectionError|Temporary failure|Name or service|getaddrinfo|timed out|ProxyError|Max retries|Could not find a version.*from versions: none/is;

async function install(environment: Environment): Promise<void> {
  const { pins, env } = environment;
  const args = [
    "-m",
    "pip",
    "install",
    "--quiet",
    "--disable-pip-version-check",
    "--no-input",
    "--retries",
    "2",
  ];
  const run = await output(
    programOf(environment, "python"),
    [...args, "--no-deps", "--require-hashes", "-r", pins],
    { ...(env ?? process.env), PYTHONNOUSERSITE: "1" },
  );
  if (run.status === 0) return;
  if (/No space left/i.test(run.text))
    throw new Problem(
      "The disk is full: the Python packages need about 450 MB. Free some space and run the command again.",
    );
  if (NO_NETWORK.test(run.text))
    throw new Problem(
      "The Python packages could not be fetched: no package index can be reached. Connect to a network once and run the command again; afterwards the course works offline.",
    );
  throw new Problem(`The Python packages could not be installed: ${lastLines(run.text)}`);
}

function output(
  program: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<{ status: number | null; text: string }> {
  return new Promise((done, failed) => {
    const child = spawn(program, args, { stdio: ["ignore", "pipe", "pipe"], env });
    let text = "";
    const add = (data: Buffer) => {
      text += data;
    };
    child.stdout.on("data", add);
    child.stderr.on("data", add);
    child.on("error", failed);
    child.on("close", (status) => done({ status, text }));
  });
}

function lastLines(text: string): string {
  return text.trim().split("\n").slice(-3).join(" / ");
}
