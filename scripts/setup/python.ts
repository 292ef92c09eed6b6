import { spawn, spawnSync } from "node:child_process";
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { exists, hashFile, sha256, writeFileAtomic } from "./files";
import { withLock } from "./lock";
import { Problem, say } from "./problem";
import { inRoot } from "./root";

const OLDEST = [3, 11] as const;
const windows = process.platform === "win32";

/** The folder of the environment that runs the course. */
export const venv = inRoot(".venv");

/** A program of the environment, such as `jupyter-lab`. */
export function venvProgram(name: string): string {
  return windows ? join(venv, "Scripts", `${name}.exe`) : join(venv, "bin", name);
}

/** The environment's Python. */
export const python = venvProgram("python");

/**
 * The process environment for programs of the Python side: its folder of programs first on PATH, and
 * everything that Jupyter or Python would write to the home folder kept inside `.venv`.
 */
export function pythonEnv(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { PYTHONHOME: _home, PYTHONPATH: _path, JUPYTER_PATH: _jupyter, ...rest } = process.env;
  const own = join(venv, "home");
  return {
    ...rest,
    VIRTUAL_ENV: venv,
    PATH: `${join(venv, windows ? "Scripts" : "bin")}${windows ? ";" : ":"}${process.env.PATH ?? ""}`,
    PYTHONNOUSERSITE: "1",
    PYTHONDONTWRITEBYTECODE: "1",
    PYTHONUTF8: "1",
    JUPYTER_CONFIG_DIR: join(own, "config"),
    JUPYTER_DATA_DIR: join(own, "data"),
    JUPYTER_RUNTIME_DIR: join(own, "runtime"),
    IPYTHONDIR: join(own, "ipython"),
    JUPYTER_PLATFORM_DIRS: "1",
    ...extra,
  };
}

/**
 * Makes `.venv` with exactly the pinned packages, if it is not there already.
 *
 * The stamp is written last, so an install that was cut off is seen and repaired; a change of the pins or
 * of the Python version makes it again.
 *
 * @throws Problem where Python is missing, too old, without `venv`, or the packages can't be fetched
 */
export async function ensurePython(pins = inRoot("scripts", "setup", "python", "run.txt")): Promise<void> {
  const stamp = join(venv, "installed.json");
  const wanted = sha256(hashFile(pins));
  const upToDate = () => readStamp(stamp) === wanted && exists(python);
  if (upToDate()) return;
  await withLock("python", async () => {
    if (upToDate()) return;
    const base = findPython();
    say("Setting up the Python side in .venv (once, about a minute) …");
    rmSync(stamp, { force: true });
    if (!environmentWorks()) {
      rmSync(venv, { recursive: true, force: true });
      createEnvironment(base);
    }
    mkdirSync(join(venv, "home"), { recursive: true });
    await install(pins);
    writeFileAtomic(stamp, `${JSON.stringify({ pins: wanted })}\n`);
  });
}

function readStamp(path: string): string | undefined {
  try {
    return (JSON.parse(readFileSync(path, "utf8")) as { pins?: string }).pins;
  } catch {
    return undefined; // absent or cut off: the same remedy
  }
}

/** An environment left by an earlier install is kept only if its Python starts, has pip and is new enough. */
function environmentWorks(): boolean {
  if (!exists(python)) return false;
  const version = versionOf([python]);
  return (
    version !== undefined && !tooOld(version) && spawnSync(python, ["-m", "pip", "--version"]).status === 0
  );
}

/** The command of a Python that is new enough. */
function findPython(): string[] {
  const candidates = [
    ...(process.env.PYTHON ? [[process.env.PYTHON]] : []),
    ...(windows ? [["py", "-3"]] : []),
    ["python3"],
    ["python"],
  ];
  const seen: string[] = [];
  for (const command of candidates) {
    const version = versionOf(command);
    if (version === undefined) continue;
    if (!tooOld(version)) return command;
    seen.push(version.join("."));
  }
  const need = `Python ${OLDEST.join(".")} or later`;
  const remedy = "install it from https://www.python.org/downloads, or name one with PYTHON=/path/to/python3";
  throw new Problem(
    seen.length > 0
      ? `The course needs ${need}, and found only ${[...new Set(seen)].join(" and ")}: ${remedy}.`
      : `The course needs ${need} beside Node, and found none: ${remedy}.`,
  );
}

function versionOf([program = "", ...args]: string[]): number[] | undefined {
  const run = spawnSync(program, [...args, "-c", "import sys; print('%d.%d.%d' % sys.version_info[:3])"], {
    encoding: "utf8",
  });
  return run.status === 0 ? run.stdout.trim().split(".").map(Number) : undefined;
}

function tooOld([major = 0, minor = 0]: number[]): boolean {
  return major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
}

function createEnvironment([program = "", ...args]: string[]): void {
  const run = spawnSync(program, [...args, "-m", "venv", venv], { encoding: "utf8" });
  if (run.status === 0) return;
  rmSync(venv, { recursive: true, force: true });
  const output = `${run.stdout}${run.stderr}`;
  if (/ensurepip|No module named venv/.test(output))
    throw new Problem(
      "This Python lacks its 'venv' module: on Debian and Ubuntu run `sudo apt install python3-venv`, elsewhere install Python from https://www.python.org/downloads.",
    );
  throw new Problem(`Python could not make the environment .venv: ${lastLines(output)}`);
}

async function install(pins: string): Promise<void> {
  const args = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--no-input"];
  const output = await new Promise<{ status: number | null; text: string }>((done, failed) => {
    const child = spawn(python, [...args, "--no-deps", "--require-hashes", "-r", pins], {
      stdio: ["ignore", "pipe", "pipe"],
      env: { ...process.env, PYTHONNOUSERSITE: "1" },
    });
    let text = "";
    child.stdout.on("data", (data) => {
      text += data;
    });
    child.stderr.on("data", (data) => {
      text += data;
    });
    child.on("error", failed);
    child.on("close", (status) => done({ status, text }));
  });
  if (output.status === 0) return;
  if (
    /ConnectionError|NewConnectionError|Temporary failure|Name or service|getaddrinfo|timed out|ProxyError|Max retries/i.test(
      output.text,
    )
  )
    throw new Problem(
      "The Python packages could not be fetched: no network reaches the package index. Connect once and run the command again; afterwards the course works offline.",
    );
  if (/No space left/i.test(output.text))
    throw new Problem(
      "The disk is full: the Python packages need about 450 MB in .venv. Free some space and run the command again.",
    );
  throw new Problem(`The Python packages could not be installed: ${lastLines(output.text)}`);
}

function lastLines(text: string): string {
  return text.trim().split("\n").slice(-3).join(" / ");
}
