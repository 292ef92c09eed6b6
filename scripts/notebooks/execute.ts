import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { isAlive } from "../setup/lock";
import { Problem } from "../setup/problem";
import { python, pythonEnv } from "../setup/python";
import { inRoot } from "../setup/root";
import { normalise, withoutOutputs } from "./normalise";
import { type Notebook, notebookText, readNotebook } from "./notebook";

/** How an execution ended: the notebook as far as it ran, and why it stopped, if it did. */
export interface Execution {
  notebook: Notebook;
  seconds: number;
  failure?: { kind: string; message: string };
}

export interface ExecuteOptions {
  /** Folder in which the cells run. */
  folder: string;
  /** Called as each code cell starts: the how-manieth of how many. */
  onCell?: (at: number, of: number) => void;
  /** Ends the execution and its kernel. */
  signal?: AbortSignal;
  /** Seconds that one cell may take. */
  cellTimeout?: number;
  /** Go on after a cell that fails; its error stands among its outputs. */
  allowErrors?: boolean;
}

/**
 * Runs every cell of a notebook in a fresh kernel, through nbclient.
 *
 * @throws Problem where nbclient itself fails
 */
export async function execute(notebook: Notebook, options: ExecuteOptions): Promise<Execution> {
  mkdirSync(build, { recursive: true });
  const scratch = mkdtempSync(join(build, `run-${process.pid}-`));
  try {
    const source = join(scratch, "source.ipynb");
    const target = join(scratch, "executed.ipynb");
    writeFileSync(source, notebookText(withoutOutputs(notebook)));
    const { folder, cellTimeout = 600, allowErrors = false } = options;
    const onError = allowErrors ? "go-on" : "stop";
    const end = await run([source, target, folder, String(cellTimeout), onError], options);
    return { ...end, notebook: normalise(readNotebook(target)) };
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

const build = inRoot("build");

/** Removes what runs that were killed have left in build/. */
export function removeLeftovers(): void {
  for (const name of readdirSync(build)) {
    const pid = /^run-(\d+)-/.exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid)))
      rmSync(join(build, name), { recursive: true, force: true });
  }
}

type Message =
  | { event: "cell"; at: number; of: number }
  | { event: "end"; seconds: number; failure: { kind: string; message: string } | null };

function run(args: string[], { onCell, signal }: ExecuteOptions): Promise<Omit<Execution, "notebook">> {
  return new Promise((done, failed) => {
    const child = spawn(python, [inRoot("scripts", "notebooks", "execute.py"), ...args], {
      stdio: ["pipe", "pipe", "pipe"],
      env: pythonEnv(),
    });
    let result: Omit<Execution, "notebook"> | undefined;
    let errors = "";
    const stop = () => child.stdin.end();
    if (signal?.aborted) stop();
    signal?.addEventListener("abort", stop);
    createInterface({ input: child.stdout }).on("line", (line) => {
      const message = JSON.parse(line) as Message;
      if (message.event === "cell") onCell?.(message.at, message.of);
      else result = { seconds: message.seconds, ...(message.failure ? { failure: message.failure } : {}) };
    });
    child.stderr.on("data", (data) => {
      errors = (errors + data).slice(-4000);
    });
    child.on("error", failed);
    child.on("close", (code) => {
      signal?.removeEventListener("abort", stop);
      if (signal?.aborted) failed(new Problem("stopped"));
      else if (result) done(result);
      else failed(new Problem(`nbclient ended with exit code ${code}: ${errors.trim()}`));
    });
  });
}
