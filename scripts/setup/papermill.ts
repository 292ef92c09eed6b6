import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { exists, hashFile, listFiles, sha256, writeFileAtomic } from "./files";
import { inRoot } from "./root";

const NAME = "papermill_typescript";
const sources = inRoot("scripts", "setup", "papermill", NAME);

/**
 * Gives an environment's papermill its translator for TypeScript, where it isn't there or is an older one. It goes
 * with the environment, and papermill alone loads it.
 *
 * @param folder the environment's folder
 */
export async function ensureTranslator(folder: string): Promise<void> {
  const packages = sitePackages(folder);
  for (const file of (await listFiles(sources, ["__pycache__"])).filter((name) => name.endsWith(".py")))
    update(join(packages, NAME, file), readFileSync(join(sources, file)));
  const about = join(packages, `${NAME}-1.dist-info`);
  update(join(about, "METADATA"), `Metadata-Version: 2.1\nName: ${NAME}\nVersion: 1\n`);
  // By this papermill finds it, so it comes last.
  update(join(about, "entry_points.txt"), `[papermill.engine]\ntypescript = ${NAME}:Engine\n`);
}

function update(path: string, content: string | Uint8Array): void {
  if (hashFile(path) !== sha256(content)) writeFileAtomic(path, content);
}

function sitePackages(folder: string): string {
  const windows = join(folder, "Lib", "site-packages");
  if (process.platform === "win32") return windows;
  const versions = readdirSync(join(folder, "lib")).map((name) => join(folder, "lib", name, "site-packages"));
  const found = versions.find(exists);
  if (found === undefined) throw new Error(`no packages of Python in ${folder}`);
  return found;
}
