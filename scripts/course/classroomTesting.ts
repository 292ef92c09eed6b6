import { execFile } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { promisify } from "node:util";
import { vi } from "vitest";
import { classroomEnv, classroomPython } from "./environment";

/** Runs Python of the classroom's environment: what it prints; fails with what it says. */
export async function python(code: string, ...args: string[]): Promise<string> {
  const options = { env: classroomEnv(), maxBuffer: 1e8 };
  return (await promisify(execFile)(classroomPython, ["-P", "-c", code, ...args], options)).stdout;
}

/** What a command prints on its way, and how it ends: the message of its failure, or "". */
export async function outcome(command: () => Promise<void>): Promise<{ text: string; failure: string }> {
  let text = "";
  const print = vi.spyOn(process.stdout, "write").mockImplementation((part) => {
    text += part;
    return true;
  });
  try {
    await command();
    return { text, failure: "" };
  } catch (error) {
    if ((error as Error).name !== "Problem") throw error;
    return { text, failure: (error as Error).message };
  } finally {
    print.mockRestore();
  }
}

/** Writes files below a folder, with a time where one is given. */
export function place(
  folder: string,
  files: Record<string, string | Uint8Array>,
  time = "2024-11-30T12:00:00Z",
): void {
  for (const [name, data] of Object.entries(files)) {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, data);
    utimesSync(path, new Date(time), new Date(time));
  }
}

/** A notebook with one graded cell for each id. */
export function notebookText(
  ids: readonly string[],
  source = "1",
  metadata: Record<string, unknown> = {},
): string {
  const cells = ids.map((id) => ({
    cell_type: "code",
    id: `cell-${id}`,
    source,
    outputs: [{ output_type: "stream", name: "stdout", text: "old" }],
    execution_count: 3,
    metadata: { nbgrader: { grade_id: id } },
  }));
  return JSON.stringify({ cells, metadata, nbformat: 4, nbformat_minor: 5 });
}

/** A JSON file. */
export function json<T>(...path: string[]): T {
  return JSON.parse(readFileSync(join(...path), "utf8")) as T;
}

/** Names in a folder, sorted; none where there is no such folder. */
export function namesIn(...path: string[]): string[] {
  try {
    return readdirSync(join(...path)).sort();
  } catch {
    return [];
  }
}
