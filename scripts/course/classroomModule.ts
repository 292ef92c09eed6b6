import { spawn } from "node:child_process";
import { Problem } from "../setup/problem";
import { classroomEnv, classroomPython } from "./environment";

/**
 * Runs a module of the Python package `gumbel_softmax_classroom`.
 *
 * @param onOutput gets what it prints as it comes
 * @returns all that it printed
 * @throws Problem with what it wrote to standard error, where it fails
 */
export function classroomModule(
  name: string,
  args: readonly string[],
  { onOutput }: { onOutput?: (text: string) => void } = {},
): Promise<string> {
  return new Promise((done, failed) => {
    // -P: nothing that lies in the folder where the command is given can stand for a module.
    const child = spawn(classroomPython, ["-P", "-m", `gumbel_softmax_classroom.${name}`, ...args], {
      stdio: ["ignore", "pipe", "pipe"],
      env: classroomEnv(),
    });
    const output: string[] = [];
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => {
      output.push(text);
      onOutput?.(text);
    });
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errors += text;
    });
    child.on("error", failed);
    child.on("close", (status, signal) => {
      if (status === 0) done(output.join(""));
      else
        failed(new Problem(errors.trim() || `The classroom's '${name}' was ended by ${signal ?? status}.`));
    });
  });
}
