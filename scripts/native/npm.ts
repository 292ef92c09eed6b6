import { dirname, join } from "node:path";
import { exists } from "../setup/files";

/**
 * The npm that belongs to this run, as a program and its first arguments: the one that started it, the one
 * beside this Node, or any on PATH.
 */
export function npm(): [string, string[]] {
  const started = process.env.npm_execpath;
  const beside = join(dirname(process.execPath), "..", "lib", "node_modules", "npm", "bin", "npm-cli.js");
  const script = [started, beside].find((path) => path?.endsWith("npm-cli.js") && exists(path));
  return script === undefined ? ["npm", []] : [process.execPath, [script]];
}
