import { startServer, untilStopped } from "../lab/server";
import { readCommandLine } from "../setup/commandLine";
import { classroomEnv, classroomFolder, classroomPython } from "./environment";
import type { CourseFolder } from "./folder";

/** Opens JupyterLab with nbgrader's formgrader on the course: on this machine's own address, with a token. */
export async function lab(args: string[], course: CourseFolder): Promise<void> {
  const { values } = readCommandLine(
    { args, options: { "no-browser": { type: "boolean", default: false } } } as const,
    "npm run course -- lab [--no-browser]",
  );
  course.mustExist();
  const teachers = {
    folder: classroomFolder,
    program: classroomPython,
    env: classroomEnv,
    config: ["all"] as const,
  };
  await untilStopped(
    () => startServer({ folder: course.folder, browser: !values["no-browser"], python: teachers }),
    ["The formgrader is in the menu Nbgrader. Press Ctrl-C to stop."],
  );
}
