import { spawn } from "node:child_process";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import type { Notebook } from "../../notebooks/notebook";
import { inRoot, root } from "../../setup/root";

/** Which test cells fail, with their messages, for each of many answered notebooks; see `gradePlainly`. */
export async function gradeAll(notebooks: readonly Notebook[]): Promise<Map<string, string>[]> {
  const program = join("build", "course", `plain-${process.pid}.cjs`);
  await build({
    entryPoints: [inRoot("scripts", "course", "testing", "plainMain.ts")],
    outfile: inRoot(program),
    bundle: true,
    platform: "node",
    packages: "external",
    alias: { "gumbel-softmax": inRoot("lib", "src") },
    logLevel: "error",
  });
  const workers = Math.min(availableParallelism(), notebooks.length);
  const shares = Array.from({ length: workers }, (_, w) => notebooks.filter((_, i) => i % workers === w));
  const done = await Promise.all(shares.map((share) => gradeShare(program, share)));
  return notebooks.map((_, i) => done[i % workers]?.[Math.floor(i / workers)] ?? new Map());
}

async function gradeShare(program: string, share: readonly Notebook[]): Promise<Map<string, string>[]> {
  const child = spawn(process.execPath, [program], { cwd: root, stdio: ["pipe", "pipe", "inherit"] });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (part: string) => {
    text += part;
  });
  child.stdin.end(share.map((notebook) => `${JSON.stringify(notebook)}\n`).join(""));
  await new Promise((ended) => child.on("close", ended));
  const lines = text.split("\n").filter((line) => line !== "");
  if (lines.length !== share.length)
    throw new Error(`${lines.length} of ${share.length} notebooks were graded`);
  return lines.map((line) => new Map(JSON.parse(line) as [string, string][]));
}
