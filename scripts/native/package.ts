import { join } from "node:path";
import { exists } from "../setup/files";
import { Problem, say } from "../setup/problem";
import { root } from "../setup/root";
import { lastLines, looksOffline, runProgram } from "./command";
import { npm } from "./npm";
import { addonPackage } from "./paths";

/**
 * Brings back the package of the addon, which npm removes together with its dependencies when its own
 * download fails. The versions are those of package-lock.json; nothing else in node_modules changes.
 *
 * @throws Problem where npm can't reach its registry or fails otherwise
 */
export async function ensurePackage(): Promise<void> {
  if (exists(join(addonPackage, "binding", "tfjs_binding.cc"))) return;
  say("Bringing back the package tfjs-node, which npm left out …");
  const [program, first] = npm();
  const args = [
    "install",
    "--ignore-scripts",
    "--no-save",
    "--no-audit",
    "--no-fund",
    "--prefer-offline",
    "--loglevel=error",
    "--fetch-retries=1",
  ];
  const run = await runProgram(program, [...first, ...args, "--include=optional"], { cwd: root });
  if (run.status === 0 && exists(addonPackage)) return;
  // An optional package that can't be fetched is no failure to npm, so it says nothing and exits with 0.
  if (run.status === 0 || looksOffline(run.text))
    throw new Problem(
      "The package @tensorflow/tfjs-node could not be fetched: no network reaches the npm registry. Connect and run `npm run native` again; the course itself works without it.",
    );
  throw new Problem(`npm could not bring back @tensorflow/tfjs-node: ${lastLines(run.text)}.`);
}
