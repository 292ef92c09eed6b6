import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { inRoot } from "../../setup/root";

/** A small project like this one, whose files a test can edit. */
export interface TestProject {
  root: string;
  /** a folder for notebooks outside the project */
  elsewhere: string;
  write(path: string, text: string): void;
  remove(): void;
}

/** Makes it in the system's folder for temporary files; its packages are this project's. */
export function createProject(): TestProject {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), "kernel-project-")));
  const root = join(folder, "project");
  const elsewhere = join(folder, "elsewhere");
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  mkdirSync(elsewhere);
  write("package.json", JSON.stringify({ workspaces: ["lib"] }));
  write("lib/package.json", JSON.stringify({ name: "parts", exports: entries("index", "more") }));
  symlinkSync(inRoot("node_modules"), join(root, "node_modules"), "junction");
  return { root, elsewhere, write, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function entries(main: string, ...others: string[]): object {
  const source = (name: string) => ({ source: `./src/${name}.ts` });
  return Object.fromEntries([[".", source(main)], ...others.map((name) => [`./${name}`, source(name)])]);
}
