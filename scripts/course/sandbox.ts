import { spawnSync } from "node:child_process";
import { Problem, say } from "../setup/problem";
import { inRoot } from "../setup/root";
import { classroomPython } from "./environment";
import { GRADING_KERNEL } from "./kernel";

/** Why submissions can't be held in a sandbox here, or nothing. */
export function whyNoSandbox(): string | undefined {
  if (process.platform !== "linux") return "the sandbox exists on Linux only";
  const hold = inRoot("scripts", "course", "sandbox", "hold.py");
  const run = spawnSync(classroomPython, ["-I", hold, inRoot(), process.execPath, "--version"], {
    cwd: inRoot("data"),
    encoding: "utf8",
  });
  if (run.status === 0) return undefined;
  return run.stderr.trim().split("\n")[0] || run.error?.message || "bubblewrap does not work here";
}

/**
 * The kernel in which submissions run.
 *
 * @param without run them without a sandbox all the same
 * @throws Problem where there is no sandbox and that is not wanted
 */
export function gradingKernel(without: boolean): string {
  if (without) {
    say(
      "Warning: submissions run WITHOUT a sandbox. What a student has written can read, change and send whatever you can.",
    );
    return "tslab";
  }
  const why = whyNoSandbox();
  if (why === undefined) return GRADING_KERNEL;
  throw new Problem(
    `Submissions are code that nobody has read, and there is no sandbox for them here: ${why}. Install bubblewrap (Debian, Ubuntu: \`sudo apt install bubblewrap\`), or open the project in its development container, or add --no-sandbox to run them as you.`,
  );
}
