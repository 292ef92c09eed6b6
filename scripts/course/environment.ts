import { mkdirSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { ensureKernel } from "../kernel/install";
import { type Environment, ensureEnvironment, programOf } from "../setup/environment";
import { inRoot } from "../setup/root";
import { ensureGradingKernel } from "./kernel";

/** The teacher's environment: nbgrader with all it needs. A reader never installs it. */
const classroom: Environment = {
  folder: inRoot(".venv-classroom"),
  pins: inRoot("scripts", "setup", "python", "classroom.txt"),
};

/** Its folder. */
export const classroomFolder = classroom.folder;

/** Its Python. */
export const classroomPython = programOf(classroom, "python");

/** Where the Python package `gumbel_softmax_classroom` is. */
export const classroomPackages = inRoot("scripts", "course", "classroom");

/** Makes the environment and installs its two kernels, where they aren't there or not up to date. */
export async function ensureClassroom(): Promise<void> {
  await ensureEnvironment(classroom);
  await ensureKernel();
  ensureGradingKernel(classroom.folder, classroomPython);
  mkdirSync(join(classroom.folder, "home"), { recursive: true });
}

/** The process environment for its programs: everything that Jupyter would write to the home folder kept inside. */
export function classroomEnv(extra: NodeJS.ProcessEnv = {}): NodeJS.ProcessEnv {
  const { PYTHONHOME: _home, JUPYTER_PATH: _jupyter, ...rest } = process.env;
  const own = join(classroom.folder, "home");
  return {
    ...rest,
    VIRTUAL_ENV: classroom.folder,
    PATH: `${dirname(classroomPython)}${delimiter}${process.env.PATH ?? ""}`,
    PYTHONPATH: classroomPackages,
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
