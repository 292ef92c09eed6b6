import { inRoot } from "../setup/root";
import { runProgram } from "./command";

/** What the addon reports when it loads: backend and TensorFlow version; or why it does not load. */
export type Probe = { works: true; backend: string; version: string } | { works: false; why: string };

/** Loads the addon in another process and lets it multiply two small matrices. */
export async function probeAddon(): Promise<Probe> {
  const run = await runProgram(process.execPath, [inRoot("scripts", "native", "probe.cjs")]);
  if (run.status !== 0) return { works: false, why: run.text };
  const line = run.out.trim().split("\n").at(-1) ?? "";
  return { works: true, ...(JSON.parse(line) as { backend: string; version: string }) };
}
