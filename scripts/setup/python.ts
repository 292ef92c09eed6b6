import { mkdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { type Environment, ensureEnvironment, programOf } from "./environment";
import { exists, writeFileAtomic } from "./files";
import { ensureHtmlExport } from "./htmlExport";
import { ensureTranslator } from "./papermill";
import { inRoot } from "./root";

/** The environment that runs the course: JupyterLab, nbclient, Sphinx. */
const running: Environment = {
  folder: inRoot(".venv"),
  pins: inRoot("scripts", "setup", "python", "run.txt"),
};

/** Its folder. */
export const venv = running.folder;

/** Its Python. */
export const python = programOf(running, "python");

/** Makes the environment that runs the course, if it is not there already; see `ensureEnvironment`. */
export async function ensurePython(): Promise<void> {
  await ensureEnvironment(running);
  await ensureTranslator(venv);
  await ensureHtmlExport(venv);
  mkdirSync(join(venv, "home"), { recursive: true });
  // Node's programs that Python packages bring are CommonJS, whatever the project's package.json says.
  const kind = join(venv, "package.json");
  if (!exists(kind)) writeFileAtomic(kind, '{ "type": "commonjs" }\n');
}

/** The process environment for programs of the environment that runs the course; see `jupyterEnv`. */
export function pythonEnv(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  return jupyterEnv(running, extra);
}

/**
 * The process environment for programs of a Python environment: its folder of programs first on PATH, and
 * everything that Jupyter or Python would write to the home folder kept inside it.
 */
export function jupyterEnv(environment: Environment, extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { PYTHONHOME: _home, PYTHONPATH: _path, JUPYTER_PATH: _jupyter, ...rest } = process.env;
  const own = join(environment.folder, "home");
  return {
    ...rest,
    VIRTUAL_ENV: environment.folder,
    PATH: `${dirname(programOf(environment, "python"))}${delimiter}${process.env.PATH ?? ""}`,
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
