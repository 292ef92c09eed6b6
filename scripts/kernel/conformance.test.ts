import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { ensurePython } from "../setup/python";
import { inRoot } from "../setup/root";
import { ensureKernel } from "./install";
import { runPython } from "./testing/python";

test("all of Jupyter's own tests of kernels pass, and none is left out", { timeout: 300_000 }, async () => {
  await ensurePython();
  await ensureKernel();
  const run = await runPython([inRoot("scripts", "kernel", "testing", "conformance.py")], tmpdir());
  const outcome = { run: 0, ...JSON.parse(run.stdout || "{}") };
  expect(outcome, run.stderr).toEqual({ run: 13, skipped: [], failed: [] });
});
