import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { exists, hashFile, sha256, writeFileAtomic } from "../setup/files";
import { Problem, say } from "../setup/problem";
import { lastLines, runProgram } from "./command";
import { addonPackage, cache } from "./paths";
import { libraries } from "./pins";
import { findCompiler, findNodeHeaders } from "./requirements";
import { tensorflow } from "./tensorflow";

/** The compiled addon in the cache. */
export const compiled = join(cache, "addon", "tfjs_binding.node");

const sources = ["tfjs_binding.cc", "tfjs_backend.cc"].map((name) => join(addonPackage, "binding", name));

/**
 * Compiles tfjs-node's addon against the libraries of the cache, unless that was done with the same parts.
 *
 * The addon is two C++ files on Node-API, so one call of a compiler is all; node-gyp would need the headers
 * of the very Node in use from its web site. One binary serves every Node version.
 *
 * @throws Problem where there is no compiler, or it fails
 */
export async function ensureCompiled(): Promise<void> {
  const stamp = `${compiled}.json`;
  const parts = JSON.stringify({ flags, sources: sources.map(hashFile), libraries });
  if (exists(compiled) && exists(stamp) && readFileSync(stamp, "utf8") === stampFor(parts)) return;
  const compiler = await findCompiler();
  const headers = findNodeHeaders();
  say(`Compiling the addon with ${compiler} (about ten seconds) …`);
  rmSync(stamp, { force: true });
  mkdirSync(join(cache, "addon"), { recursive: true });
  const includes = ["-I", join(tensorflow, "include"), "-I", headers];
  const objects = libraries.map((library) => join(tensorflow, library.name));
  const run = await runProgram(compiler, [...flags, ...includes, ...sources, ...objects, "-o", compiled]);
  if (run.status !== 0) throw new Problem(`The addon could not be compiled: ${lastLines(run.text, 6)}.`);
  writeFileAtomic(stamp, stampFor(parts));
}

const flags = [
  "-std=c++17",
  "-O2",
  "-fPIC",
  "-shared",
  "-DNAPI_VERSION=8",
  "-DBUILDING_NODE_EXTENSION",
  "-DNODE_GYP_MODULE_NAME=tfjs_binding",
  // Where the addon finds the libraries at run time: tfjs-node's own folder for them.
  "-Wl,-rpath,$ORIGIN/../../deps/lib",
];

/** What the addon in the cache was made from, and what came out. */
function stampFor(parts: string): string {
  return `${JSON.stringify({ parts: sha256(parts), addon: hashFile(compiled) })}\n`;
}
