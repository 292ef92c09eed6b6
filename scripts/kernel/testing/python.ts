import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensurePython, python, pythonEnv } from "../../setup/python";
import { ensureKernel } from "../install";

/** What a Python program of `.venv` did. */
export interface Run {
  status: number | null;
  stdout: string;
  stderr: string;
}

/** Runs Python of `.venv`. The tests' own process goes on meanwhile, for whoever waits to hear from it. */
export function runPython(args: readonly string[], cwd: string, input = ""): Promise<Run> {
  const program = spawn(python, args, { cwd, env: pythonEnv() });
  const run: Run = { status: null, stdout: "", stderr: "" };
  for (const name of ["stdout", "stderr"] as const)
    program[name].setEncoding("utf8").on("data", (text: string) => {
      run[name] += text;
    });
  program.stdin.on("error", () => {}).end(input);
  return new Promise((done, failed) => {
    program.on("error", failed).on("close", (status) => done({ ...run, status }));
  });
}

/** A folder outside the project, with programs of `.venv` to run in it. */
export interface Workplace {
  folder: string;
  write(file: string, text: string): void;
  /** Runs a module of `.venv`, or with `-c` a program; the kernel is installed there. */
  run(args: readonly string[]): Promise<Run>;
  remove(): void;
}

/** Makes it in the system's folder for temporary files, where wanted in a folder of this name. */
export async function createWorkplace(name = ""): Promise<Workplace> {
  await ensurePython();
  await ensureKernel();
  const outer = realpathSync(mkdtempSync(join(tmpdir(), "workplace-")));
  const folder = join(outer, name);
  mkdirSync(folder, { recursive: true });
  return {
    folder,
    write: (file, text) => writeFileSync(join(folder, file), text),
    run: (args) => runPython(args, folder),
    remove: () => rmSync(outer, { recursive: true, force: true }),
  };
}

/** A notebook's text; a cell is its code, or its code and tags. */
export function notebook(cells: readonly (string | [code: string, ...tags: string[]])[]): string {
  const written = cells.map((cell, index) => {
    const [source = "", ...tags] = [cell].flat();
    return {
      cell_type: "code",
      id: `cell-${index}`,
      metadata: { tags },
      source,
      outputs: [],
      execution_count: null,
    };
  });
  const kernelspec = { name: "tslab", display_name: "TypeScript", language: "typescript" };
  const metadata = { kernelspec, language_info: { name: "typescript" } };
  return JSON.stringify({ cells: written, metadata, nbformat: 4, nbformat_minor: 5 });
}
