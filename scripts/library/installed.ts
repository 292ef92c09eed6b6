import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inRoot } from "../setup/root";
import { ensureLibrary } from "./build";

/** The package as a stranger has it: packed, and installed from the file alone into a folder of its own. */
export interface Installed {
  folder: string;
  /** The installed package. */
  package: string;
  /** Writes a file into the folder and gives its path. */
  write(name: string, text: string): string;
  /** Runs a program in the folder with Node; what it prints, or an Error with what went wrong. */
  node(...args: string[]): string;
  remove(): void;
}

function run(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} failed:\n${stdout}${stderr}`);
  return stdout;
}

/** Packs and installs without a network: nothing but the package is needed. */
export async function installPacked(): Promise<Installed> {
  await ensureLibrary();
  const folder = mkdtempSync(join(tmpdir(), "installed-"));
  // Scripts are not run: `prepack` has just been done.
  run("npm", ["pack", "--silent", "--ignore-scripts", "--pack-destination", folder], inRoot("lib"));
  const [tarball] = readdirSync(folder);
  writeFileSync(join(folder, "package.json"), JSON.stringify({ name: "stranger", private: true }));
  run("npm", ["install", "--offline", "--no-audit", "--no-fund", `./${tarball}`], folder);
  return {
    folder,
    package: join(folder, "node_modules", "gumbel-softmax"),
    write: (name, text) => {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    },
    node: (...args) => run(process.execPath, args, folder),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** The code blocks of a language in a Markdown file. */
export function codeBlocks(file: string, language: string): string[] {
  const blocks = readFileSync(file, "utf8").matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm);
  return Array.from(blocks).flatMap(([, name, code]) => (name === language ? [code ?? ""] : []));
}
