import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { inRoot } from "./root";

/** Locks that this process holds. */
const held = new Set<string>();

const pause = (ms: number) => new Promise((done) => setTimeout(done, ms));

/**
 * Runs a task while holding a lock of that name, so that two commands started together don't set up the
 * same thing at once. A lock whose holder has died is taken over.
 */
export async function withLock<T>(name: string, task: () => Promise<T>): Promise<T> {
  const folder = inRoot("build", "locks");
  const path = join(folder, name);
  mkdirSync(folder, { recursive: true });
  while (!take(path)) await pause(200);
  try {
    return await task();
  } finally {
    held.delete(path);
    rmSync(path, { force: true });
  }
}

function take(path: string): boolean {
  try {
    writeFileSync(path, String(process.pid), { flag: "wx" });
    held.add(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    if (!holderLives(path)) rmSync(path, { force: true });
    return false;
  }
}

function holderLives(path: string): boolean {
  try {
    const pid = Number(readFileSync(path, "utf8"));
    return pid === process.pid ? held.has(path) : isAlive(pid);
  } catch {
    return false; // released in the meantime
  }
}

/** True where a process of that id runs. */
export function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}
