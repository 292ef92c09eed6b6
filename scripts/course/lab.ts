import { spawn } from "node:child_process";
import { join } from "node:path";
import { readCommandLine } from "../setup/commandLine";
import { say } from "../setup/problem";
import { classroomEnv, classroomFolder } from "./environment";
import type { CourseFolder } from "./folder";

/** Opens JupyterLab with nbgrader's formgrader on the course: on this machine's own address, with a token. */
export async function lab(args: string[], course: CourseFolder): Promise<void> {
  const { values } = readCommandLine(
    { args, options: { "no-browser": { type: "boolean", default: false } } } as const,
    "npm run course -- lab [--no-browser]",
  );
  course.mustExist();
  say("JupyterLab with the formgrader (menu Nbgrader). Press Ctrl-C to stop.");
  const program = join(classroomFolder, "bin", "jupyter");
  const settings = [
    "lab",
    "--ServerApp.ip=127.0.0.1",
    `--ServerApp.root_dir=${course.folder}`,
    `--ServerApp.open_browser=${values["no-browser"] ? "False" : "True"}`,
    ...(process.getuid?.() === 0 ? ["--ServerApp.allow_root=True"] : []),
  ];
  const child = spawn(program, settings, { cwd: course.folder, env: classroomEnv(), stdio: "inherit" });
  process.on("SIGINT", () => {}); // the server asks and stops by itself
  process.exitCode = (await new Promise<number | null>((done) => child.on("close", done))) ?? 1;
}
