import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { ensurePython, python, pythonEnv } from "../setup/python";
import { inRoot } from "../setup/root";
import { ensureKernel } from "./install";

test("all of Jupyter's own tests of kernels pass, and none is left out", async () => {
  await ensurePython();
  await ensureKernel();
  const run = spawnSync(python, [inRoot("scripts", "kernel", "testing", "conformance.py")], {
    encoding: "utf8",
    cwd: tmpdir(),
    env: pythonEnv(),
  });
  const outcome = { run: 0, ...JSON.parse(run.stdout || "{}") };
  expect(outcome, run.stderr).toEqual({ run: 13, skipped: [], failed: [] });
});
