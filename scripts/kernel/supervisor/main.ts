// The process that Jupyter starts: node supervisor.cjs ROOT CONNECTION_FILE [--SETTING VALUE…] [-- COMMAND…]
// It owns the sockets and the key; cells run in a second process, which COMMAND, where given, starts and holds.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { kernelInfo } from "./info";
import { Kernel } from "./kernel";
import { serve } from "./server";
import { readInvocation } from "./settings";
import { type Connection, readConnection } from "./sockets";

const EXIT_MS = 50;
const ORPHAN_MS = 1000;

const { root, connectionFile, settings, holder } = orExit(() =>
  readInvocation(process.argv.slice(2), process.env),
);
const connection = orExit(() => readConnection(connectionFile));
// the arguments, which every process of the same user may read, name the file with the key
process.title = "tslab kernel";
forgetIn(process.env, connectionFile);

const kernel = new Kernel({
  command: [...holder, process.execPath, ...nodeOptions(), join(__dirname, "child.cjs"), root],
  settings,
  info: kernelInfo({ tslab: version("tslab"), typescript: version("@tslab/typescript-for-tslab") }),
  ports: portsOf(connection),
  exit: () => setTimeout(() => process.exit(0), EXIT_MS), // once the answer is on its way
});

process.on("SIGINT", () => kernel.interrupt());
process.on("SIGTERM", () => end(0));
process.on("unhandledRejection", (error) => console.error("The kernel's supervisor failed:", error));
endWithJupyter();
serve(root, connection, {
  request: (request) => kernel.handle(request),
  input: (content, id) => kernel.input(content, id),
}).catch((error) => {
  console.error("The kernel could not open its sockets:", error);
  end(1);
});

function nodeOptions(): string[] {
  const { heapMegabytes } = settings;
  const heap = Number.isFinite(heapMegabytes) ? [`--max-old-space-size=${heapMegabytes}`] : [];
  // Stopping a cell from outside leaves Node's stack of asynchronous contexts unbalanced, on which it would
  // abort; and what Node itself warns of is no output of a cell.
  return ["--no-force-async-hooks-checks", "--no-warnings", ...heap];
}

function version(name: string): string {
  const path = createRequire(join(root, "package.json")).resolve(`${name}/package.json`);
  return JSON.parse(readFileSync(path, "utf8")).version;
}

function portsOf({ shell_port, iopub_port, stdin_port, control_port, hb_port }: Connection): object {
  return { shell_port, iopub_port, stdin_port, control_port, hb_port };
}

/** Runs a step of the start; where it fails, its sentence is all that there is to say. */
function orExit<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    console.error(`The kernel could not start: ${(error as Error).message}`);
    process.exit(2);
  }
}

/** Takes out of an environment what names a file, before a process for cells inherits it. */
function forgetIn(env: NodeJS.ProcessEnv, file: string): void {
  for (const [name, value] of Object.entries(env)) if (value?.includes(file)) delete env[name];
}

function end(code: number): void {
  kernel.stop();
  process.exit(code);
}

/** A Jupyter that was killed can't say goodbye: its kernels must not live on. */
function endWithJupyter(): void {
  if (process.env.JPY_PARENT_PID === undefined || process.platform === "win32") return;
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) end(0);
  }, ORPHAN_MS).unref();
}
