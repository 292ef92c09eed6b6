import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { ensureKernel } from "../kernel/install";
import { type Environment, ensureEnvironment, programOf } from "../setup/environment";
import { jupyterEnv } from "../setup/python";
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
  return jupyterEnv(classroom, { PYTHONPATH: classroomPackages, ...extra });
}
