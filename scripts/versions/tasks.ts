import { spawn } from "node:child_process";
import { delimiter, join } from "node:path";
import { inRoot } from "../setup/root";

/** Something to run with each Node: a name and the arguments for the program `node`. */
export interface Task {
  name: string;
  args: readonly string[];
}

/** The tests, and with `check` the notebooks too. */
export function tasksFor(check: boolean): Task[] {
  const tests = { name: "tests", args: [inRoot("scripts", "run.cjs"), "test"] };
  const notebooks = {
    name: "notebooks --check",
    args: [inRoot("scripts", "run.cjs"), "notebooks", "--check"],
  };
  return check ? [tests, notebooks] : [tests];
}

/**
 * Runs a task with the Node of a folder, which also comes first on PATH for whatever the task starts.
 * Its output goes to this process's.
 *
 * @returns true where it exited with 0
 */
export function runTask(task: Task, folder: string): Promise<boolean> {
  const env = { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH ?? ""}` };
  return new Promise((done) => {
    const program = join(folder, process.platform === "win32" ? "node.exe" : "node");
    const child = spawn(program, task.args, { cwd: inRoot(), env, stdio: ["ignore", "inherit", "inherit"] });
    child.on("error", () => done(false));
    child.on("close", (status) => done(status === 0));
  });
}
