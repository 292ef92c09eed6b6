import { spawnSync } from "node:child_process";
import { listFiles } from "../setup/files";
import { inRoot, root } from "../setup/root";
import { linkFindings } from "./links";
import { notebookFindings } from "./notebooks";

/** Format, lint, types, notebook rules, links: one line each, with what was found under it. */
const steps: [string, () => string[] | Promise<string[]>][] = [
  ["format and lint", () => tool("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."])],
  ["types", () => tool("typescript/bin/tsc", ["-p", ".", "--noEmit"])],
  ["types in pages", () => tool("typescript/bin/tsc", ["-p", "lib/src/live/dom", "--noEmit"])],
  ["notebooks", () => notebookFindings(root).map(({ where, what }) => `${where}: ${what}`)],
  ["links", async () => linkFindings(await prose(), root).map(({ where, what }) => `${where}: ${what}`)],
];

let failed = 0;
for (const [name, step] of steps) {
  const findings = await step();
  console.log(`${findings.length === 0 ? "✓" : "✗"} ${name}`);
  for (const finding of findings) console.log(`  ${finding}`);
  if (findings.length > 0) failed++;
}
console.log(failed === 0 ? "All checks passed." : `${failed} of ${steps.length} checks failed.`);
process.exitCode = failed === 0 ? 0 : 1;

/** Runs a tool of the project; its output counts as findings when it fails. */
function tool(path: string, args: string[]): string[] {
  const run = spawnSync(process.execPath, [inRoot("node_modules", path), ...args], {
    cwd: root,
    encoding: "utf8",
  });
  return run.status === 0 ? [] : `${run.stdout}${run.stderr}`.trim().split("\n");
}

async function prose(): Promise<string[]> {
  const skip = [
    "node_modules",
    ".venv",
    ".venv-classroom",
    "course",
    "build",
    "my-notebooks",
    ".git",
    "fixtures",
  ];
  return (await listFiles(root, skip)).filter((file) => /\.(md|ipynb)$/.test(file));
}
