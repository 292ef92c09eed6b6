import { tmpdir } from "node:os";
import { expect, test } from "vitest";
import { ensurePython } from "../setup/python";
import { inRoot } from "../setup/root";
import { ensureKernel } from "./install";
import { runPython } from "./testing/python";

async function execute(request: object) {
  await ensurePython();
  await ensureKernel();
  const program = inRoot("scripts", "kernel", "testing", "run_cells.py");
  const run = await runPython([program], tmpdir(), JSON.stringify(request));
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
  const options = { allow_errors: true, interrupt_on_timeout: true, coalesce_streams: true };
  const outputs = await execute({ cells, limits: { "for (;;) {}": 2 }, options });
  expect(outputs).toMatchObject([
    [{ output_type: "stream", name: "stdout", text: "go\n" }],
    [{ output_type: "error", ename: "Error", evalue: "no" }],
    [{ output_type: "error", ename: "KeyboardInterrupt" }],
    [{ output_type: "execute_result", data: { "text/plain": "42" } }],
  ]);
});
