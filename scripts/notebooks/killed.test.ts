import { spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { inRoot } from "../setup/root";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "killed-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Processes that carry a mark in their environment: those that a run started, and theirs. */
function marked(mark: string): number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => {
      try {
        return readFileSync(`/proc/${pid}/environ`, "latin1").includes(`COURSE_RUN=${mark}`);
      } catch {
        return false; // it has ended, or is not ours
      }
    })
    .map(Number);
}

async function until(holds: () => boolean, seconds: number): Promise<boolean> {
  for (let i = 0; i < seconds * 10; i++) {
    if (holds()) return true;
    await new Promise((done) => setTimeout(done, 100));
  }
  return holds();
}

it.runIf(process.platform === "linux")("kill -9 of a run leaves no kernel behind", async () => {
  const mark = String(process.pid);
  const script = join(folder, "run.mts");
  const path = (name: string) => JSON.stringify(inRoot("scripts", "notebooks", name));
  writeFileSync(
    script,
    `import { execute } from ${path("execute.ts")};
     import { notebookOf } from ${path("testing/notebookOf.ts")};
     await execute(notebookOf("while (true) {}"), { folder: ${JSON.stringify(folder)}, onCell: () => console.log("cell") });`,
  );
  const run = spawn(process.execPath, [inRoot("node_modules", "tsx", "dist", "cli.mjs"), script], {
    env: { ...process.env, COURSE_RUN: mark },
    stdio: ["ignore", "pipe", "inherit"],
  });
  await new Promise((done) => run.stdout.once("data", done));
  const processes = marked(mark);
  expect(processes.length).toBeGreaterThanOrEqual(4); // the run, nbclient, the kernel's two
  const runner = processes.find(
    (pid) => readFileSync(`/proc/${pid}/cmdline`, "latin1").includes("run.mts") && pid !== run.pid,
  );
  process.kill(runner ?? (run.pid as number), "SIGKILL");
  run.kill("SIGKILL");
  expect(await until(() => marked(mark).length === 0, 15)).toBe(true);
});
