import { execFile } from "node:child_process";
import { readFileSync, renameSync, rmSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { exists } from "../setup/files";
import { withLock } from "../setup/lock";
import { Problem, say } from "../setup/problem";
import { inRoot } from "../setup/root";

/** Where the unpacked browser lies, and the environment it starts in. */
export interface Unpacked {
  executable: string;
  env: Record<string, string>;
}

/**
 * The browser from npm's @sparticuz/chromium, unpacked into build/ once. Its libraries come with it, and its
 * home is below build/ too, so that it leaves nothing outside the project.
 *
 * @throws Problem where the archive cannot be unpacked
 */
export async function unpackedChromium(): Promise<Unpacked> {
  const about = JSON.parse(readFileSync(inRoot("node_modules/@sparticuz/chromium/package.json"), "utf8"));
  const folder = inRoot("build", `chromium-${about.version}`);
  await withLock("chromium", async () => {
    if (!exists(folder)) await unpack(folder);
  });
  const home = join(folder, "home");
  await mkdir(home, { recursive: true });
  return {
    executable: join(folder, "chromium"),
    env: { HOME: home, TMPDIR: home, LD_LIBRARY_PATH: join(folder, "al2023", "lib") },
  };
}

async function unpack(folder: string): Promise<void> {
  say("Unpacking the browser that draws the figures (once) …");
  const partial = `${folder}.tmp`;
  rmSync(partial, { recursive: true, force: true });
  await mkdir(partial, { recursive: true });
  // The package unpacks into the temporary folder of its process, and its libraries only on what it takes for
  // a cloud function: hence a process of its own, with an environment that says so.
  const program = `import("@sparticuz/chromium").then(({ default: chromium }) => chromium.executablePath())`;
  try {
    await promisify(execFile)(process.execPath, ["-e", program], {
      cwd: inRoot(),
      env: { ...process.env, TMPDIR: partial, AWS_LAMBDA_JS_RUNTIME: "nodejs20.x" },
    });
    renameSync(partial, folder);
  } catch (error) {
    rmSync(partial, { recursive: true, force: true });
    throw new Problem(
      `The browser from npm could not be unpacked into ${folder} (${(error as Error).message.trim()}). ` +
        "It needs 300 MB there: free some space and run the command again.",
    );
  }
}
