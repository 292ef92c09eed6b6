import { rmSync } from "node:fs";
import { join } from "node:path";
import { lastLines, looksOffline, runProgram } from "../native/command";
import { npm } from "../native/npm";
import { Problem, say } from "../setup/problem";
import { inRoot } from "../setup/root";
import { binaryFor } from "./platform";

/**
 * A Node of that version in `build/node/VERSION`, installed from npm where it is not there already.
 *
 * @returns the folder of the program and the exact version it reports
 * @throws Problem where npm can't fetch it, or it is not the version asked for
 */
export async function ensureNode(version: string): Promise<{ folder: string; exact: string }> {
  const binary = binaryFor();
  const prefix = inRoot("build", "node", version);
  const program = join(prefix, "node_modules", binary.name, binary.program);
  const there = await exactVersion(program);
  if (there !== undefined && matches(there, version)) return { folder: join(program, ".."), exact: there };
  say(`Installing Node ${version} in build/node/${version} …`);
  rmSync(prefix, { recursive: true, force: true });
  const [npmProgram, first] = npm();
  const options = [
    "--no-save",
    "--no-package-lock",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--loglevel=error",
  ];
  const args = [...first, "install", ...options, "--prefix", prefix, `${binary.name}@${version}`];
  const run = await runProgram(npmProgram, args, { cwd: inRoot() });
  if (run.status !== 0) throw new Problem(whyNot(version, run.text));
  const exact = await exactVersion(program);
  if (exact === undefined || !matches(exact, version))
    throw new Problem(`npm gave Node ${exact ?? "that does not start"} where ${version} was asked for.`);
  return { folder: join(program, ".."), exact };
}

/** True where a version like 22.1.0 is the one asked for, by its major alone or in full. */
export function matches(exact: string, asked: string): boolean {
  return exact === asked || exact.startsWith(`${asked}.`);
}

async function exactVersion(program: string): Promise<string | undefined> {
  const run = await runProgram(program, ["-p", "process.versions.node"]);
  return run.status === 0 ? run.out.trim() : undefined;
}

function whyNot(version: string, output: string): string {
  if (/E404|ETARGET|notarget/.test(output)) return `npm has no Node ${version}.`;
  if (looksOffline(output))
    return `Node ${version} could not be fetched: no network reaches the npm registry. Connect and run the command again.`;
  return `Node ${version} could not be installed: ${lastLines(output)}.`;
}
