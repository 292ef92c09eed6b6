import { renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import { exists } from "../setup/files";
import { Problem, say } from "../setup/problem";
import { python } from "../setup/python";
import { inRoot } from "../setup/root";
import { isIntact, verify } from "./checksum";
import { lastLines, looksOffline, runProgram } from "./command";
import { fetchPinned } from "./fetch";
import { cache } from "./paths";
import { libraries, requirement, wheel } from "./pins";

/** The folder of TensorFlow's libraries and, below `include`, its headers. */
export const tensorflow = join(cache, "tensorflow");

/**
 * TensorFlow's libraries and headers in the cache, verified; fetched and unpacked where they are not there.
 *
 * @throws Problem where there is no network, no room, or the bytes are not the pinned ones
 */
export async function ensureTensorflow(): Promise<void> {
  if (await librariesIntact(tensorflow)) return;
  const pythonProgram = await findPython();
  say("Fetching TensorFlow 2.12.0 from the Python package index (232 MB) …");
  const archive = await fetchPinned(cache, wheel, (folder) => download(pythonProgram, folder));
  say("Unpacking it (578 MB) …");
  const partial = `${tensorflow}.partial`;
  rmSync(partial, { recursive: true, force: true });
  const script = inRoot("scripts", "native", "extract.py");
  const run = await runProgram(pythonProgram, [script, archive, partial]);
  if (run.status !== 0) throw new Problem(full(run.text) ?? `Unpacking failed: ${lastLines(run.text)}.`);
  for (const library of libraries) await verify(join(partial, library.name), library.sha256);
  rmSync(tensorflow, { recursive: true, force: true });
  renameSync(partial, tensorflow);
  // What the wheel held is now kept unpacked; a second copy would only take room.
  rmSync(archive);
}

async function librariesIntact(folder: string): Promise<boolean> {
  for (const library of libraries)
    if (!(await isIntact(join(folder, library.name), library.sha256))) return false;
  return exists(join(folder, "include"));
}

/** The course's own Python where it is set up, else any Python 3 with pip: no package is installed in it. */
async function findPython(): Promise<string> {
  for (const program of [python, process.env.PYTHON ?? "python3", "python"])
    if ((await runProgram(program, ["-m", "pip", "--version"])).status === 0) return program;
  throw new Problem(
    "Python 3 with pip is needed to fetch TensorFlow, and none was found: on Debian and Ubuntu run `sudo apt install python3-pip`, or name one with PYTHON=/path/to/python3.",
  );
}

async function download(program: string, folder: string): Promise<void> {
  const platform = ["--platform", "manylinux2014_x86_64", "--python-version", "3.11"];
  const options = ["--quiet", "--no-input", "--disable-pip-version-check", "--no-deps", "--no-cache-dir"];
  const args = ["-m", "pip", "download", ...options, "--only-binary=:all:", ...platform];
  const run = await runProgram(program, [...args, "--dest", folder, requirement]);
  if (run.status === 0) return;
  if (looksOffline(run.text))
    throw new Problem(
      "TensorFlow could not be fetched: no network reaches the Python package index. Connect and run `npm run native` again; the course itself works without it.",
    );
  throw new Problem(full(run.text) ?? `TensorFlow could not be fetched: ${lastLines(run.text)}.`);
}

function full(text: string): string | undefined {
  if (!/No space left|Errno 28/i.test(text)) return undefined;
  return "The disk is full: building the native addon needs about 900 MB, of which 600 MB stay in build/native. Free some space and run the command again.";
}
