import { join } from "node:path";
import { exists } from "../setup/files";
import { Problem } from "../setup/problem";
import { inRoot } from "../setup/root";
import { runProgram } from "./command";

/**
 * Refuses a machine for which there is no pinned library.
 *
 * @throws Problem naming the machine's system and processor
 */
export function requirePlatform(platform: string = process.platform, arch: string = process.arch): void {
  if (platform === "linux" && arch === "x64") return;
  throw new Problem(
    `npm run native builds TensorFlow's addon on Linux with an x64 processor only, and this machine is ${platform} ${arch}; ` +
      "the course itself does not need it: the WebAssembly backend runs everywhere.",
  );
}

/**
 * The first C++ compiler that starts: the one in CXX, else g++, clang++ or c++.
 *
 * @throws Problem where there is none
 */
export async function findCompiler(candidates: readonly string[] = compilers()): Promise<string> {
  for (const compiler of candidates)
    if ((await runProgram(compiler, ["--version"])).status === 0) return compiler;
  throw new Problem(
    `The addon has to be compiled, and no C++ compiler was found (tried ${candidates.join(", ")}): ` +
      "on Debian and Ubuntu run `sudo apt install g++`, or name one with CXX=/path/to/compiler.",
  );
}

function compilers(): string[] {
  const own = process.env.CXX;
  return [...(own ? [own] : []), "g++", "clang++", "c++"];
}

/**
 * A folder with the headers of Node-API: the npm package of them, else those that came with this Node.
 *
 * @throws Problem where there is neither
 */
export function findNodeHeaders(
  candidates: readonly string[] = [
    inRoot("node_modules", "node-api-headers", "include"),
    join(process.execPath, "..", "..", "include", "node"),
  ],
): string {
  const found = candidates.find((folder) => exists(join(folder, "node_api.h")));
  if (found !== undefined) return found;
  throw new Problem(
    `The headers of Node-API (node_api.h) are in none of ${candidates.join(", ")}: ` +
      "run `npm ci` without --omit=dev, or use a Node from https://nodejs.org.",
  );
}
