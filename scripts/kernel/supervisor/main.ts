// The process that Jupyter starts: node supervisor.cjs ROOT CONNECTION_FILE [-- COMMAND…]
// It owns the sockets and the key; cells run in a second process, which COMMAND, where given, starts and holds.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { kernelInfo } from "./info";
import { Kernel } from "./kernel";
import { serve } from "./server";

const EXIT_MS = 50;
const ORPHAN_MS = 1000;

const [root = "", connectionFile = "", separator, ...holder] = process.argv.slice(2);
if (connectionFile === "" || (separator !== undefined && separator !== "--")) {
  console.error("usage: supervisor.cjs ROOT CONNECTION_FILE [-- COMMAND…]");
  process.exit(2);
}

const kernel = new Kernel({
  command: [...holder, process.execPath, ...nodeOptions(), join(__dirname, "child.cjs"), root],
  info: kernelInfo({ tslab: version("tslab"), typescript: version("@tslab/typescript-for-tslab") }),
  textLimit: setting("KERNEL_OUTPUT_LIMIT", 1_000_000),
  displayLimit: setting("KERNEL_DISPLAY_LIMIT", 20_000_000),
  patience: setting("KERNEL_INTERRUPT_MS", 3000),
  exit: () => setTimeout(() => process.exit(0), EXIT_MS), // once the answer is on its way
});

process.on("SIGINT", () => kernel.interrupt());
process.on("SIGTERM", () => end(0));
process.on("unhandledRejection", (error) => console.error("The kernel's supervisor failed:", error));
endWithJupyter();
serve(root, connectionFile, (request) => kernel.handle(request)).catch((error) => {
  console.error("The kernel could not open its sockets:", error);
  end(1);
});

function nodeOptions(): string[] {
  // Stopping a cell from outside leaves Node's stack of asynchronous contexts unbalanced, on which it would
  // abort; and what Node itself warns of is no output of a cell.
  return ["--no-force-async-hooks-checks", "--no-warnings"];
}

function version(name: string): string {
  const path = createRequire(join(root, "package.json")).resolve(`${name}/package.json`);
  return JSON.parse(readFileSync(path, "utf8")).version;
}

function setting(name: string, usual: number): number {
  const value = Number(process.env[name] ?? usual);
  return value >= 0 ? value : usual;
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
