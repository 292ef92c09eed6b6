import { readFileSync } from "node:fs";
import { join } from "node:path";
import { kernelFolder } from "../kernel/install";
import { exists, writeFileAtomic } from "../setup/files";
import { inRoot } from "../setup/root";

/** The kernel in which submissions run: the course's own, its child process held by a sandbox. */
export const GRADING_KERNEL = "tslab-graded";

/** What a submission's cell may use, as arguments of the kernel; CONTRIBUTING.md explains them. */
const LIMITS = {
  // Fair on a busy machine: the processor's time counts. The clock's is for cells that wait for what never comes.
  "--cpu-seconds": 20,
  "--cell-seconds": 120,
  "--output-limit": 100_000,
  "--display-limit": 4_000_000,
  "--message-limit": 500,
  "--heap-mb": 1024,
  "--memory-mb": 2000,
  "--processes": 8,
  "--interrupt-ms": 2000,
};

/**
 * Writes the kernelspecs of an environment: the course's kernel, for JupyterLab, and one for grading.
 *
 * @param environment its folder
 * @param python its Python
 * @param name of the one for grading
 * @param others limits in the place of the usual ones
 */
export function ensureGradingKernel(
  environment: string,
  python: string,
  name = GRADING_KERNEL,
  others: Partial<typeof LIMITS> = {},
): void {
  const usual = JSON.parse(readFileSync(join(kernelFolder, "kernel.json"), "utf8")) as { argv: string[] };
  const limits = Object.entries({ ...LIMITS, ...others }).flatMap(([limit, value]) => [limit, String(value)]);
  const holder = ["--", python, "-I", inRoot("scripts", "course", "sandbox", "hold.py"), "{root}"];
  const graded = {
    ...usual,
    argv: [...usual.argv, ...limits, ...holder],
    display_name: "TypeScript (graded)",
  };
  for (const [kernel, specification] of Object.entries({ tslab: usual, [name]: graded })) {
    const file = join(environment, "share", "jupyter", "kernels", kernel, "kernel.json");
    const text = `${JSON.stringify(specification, null, 2)}\n`;
    if (!exists(file) || readFileSync(file, "utf8") !== text) writeFileAtomic(file, text);
  }
}
