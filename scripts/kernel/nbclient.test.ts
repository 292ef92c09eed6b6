import { spawnSync } from "node:child_process";
import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { ensurePython, python, pythonEnv } from "../setup/python";
import { inRoot } from "../setup/root";
import { ensureKernel } from "./install";

async function execute(cells: string[], options: object) {
  await ensurePython();
  await ensureKernel();
  const run = spawnSync(python, [inRoot("scripts", "kernel", "testing", "run_cells.py")], {
    input: JSON.stringify({ cells, options }),
    encoding: "utf8",
    cwd: tmpdir(),
    env: pythonEnv(),
  });
  if (run.status !== 0) throw new Error(run.stderr);
  return JSON.parse(run.stdout);
}

test("nbclient runs a notebook whose cells fail, and interrupts one that does not end", async () => {
  const cells = [
    'const six: number = 6;\nconsole.log("go");',
    'throw new Error("no")',
    "for (;;) {}",
    "six * 7",
  ];
  const outputs = await execute(cells, {
    allow_errors: true,
    timeout: 8,
    interrupt_on_timeout: true,
    coalesce_streams: true,
  });
  expect(outputs).toMatchObject([
    [{ output_type: "stream", name: "stdout", text: "go\n" }],
    [{ output_type: "error", ename: "Error", evalue: "no" }],
    [{ output_type: "error", ename: "KeyboardInterrupt" }],
    [{ output_type: "execute_result", data: { "text/plain": "42" } }],
  ]);
});
