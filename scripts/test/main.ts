import { spawn } from "node:child_process";
import { ensureKernel } from "../kernel/install";
import { ensurePython } from "../setup/python";
import { inRoot, root } from "../setup/root";

/** Runs all tests, or those whose files match the arguments. */
await ensurePython();
await ensureKernel();
const args = ["run", "--reporter=default", `--reporter=${inRoot("scripts", "test", "closingLine.ts")}`];
const child = spawn(
  process.execPath,
  [inRoot("node_modules", "vitest", "vitest.mjs"), ...args, ...process.argv.slice(2)],
  {
    cwd: root,
    stdio: "inherit",
  },
);
child.on("close", (code, signal) => {
  process.exitCode = code ?? (signal ? 1 : 0);
});
