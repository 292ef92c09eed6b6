import { expect, test } from "vitest";
import { KernelClient } from "./testing/client";

const HOLDER =
  'const { spawnSync } = require("child_process"); process.env.HELD = "yes"; spawnSync(process.argv[1], process.argv.slice(2), { stdio: [0, 1, 2, 3, 4] });';
const command = [process.execPath, "-e", HOLDER];

test("a command of the kernelspec holds the process for cells, and the connection file is nowhere to be seen in it", async () => {
  const kernel = await KernelClient.start({ args: ["--", ...command] });
  expect((await kernel.execute("process.env.HELD")).result).toBe("yes");
  const look = `import { readdirSync, readFileSync, readlinkSync } from "fs";
const attempt = (read: () => string) => { try { return read(); } catch { return ""; } };
const parents: number[] = [];
for (let pid = process.pid; pid > 1 && parents.length < 3; ) {
  parents.push(pid);
  pid = Number(attempt(() => readFileSync(\`/proc/\${pid}/stat\`, "utf8").split(") ")[1]!.split(" ")[1]!));
}
const links = attempt(() => readdirSync("/proc/self/fd").map((fd) => attempt(() => readlinkSync("/proc/self/fd/" + fd))).join());
const lines = parents.map((pid) => attempt(() => readFileSync(\`/proc/\${pid}/cmdline\`, "utf8"))).join();
[JSON.stringify(process.env), process.argv.join(), links, lines].join("\\n")`;
  const { result, error } = await kernel.execute(look);
  expect(error).toBeUndefined();
  expect(result).toContain("child.cjs");
  if (process.platform === "linux") expect(result).toContain("tslab kernel"); // what the supervisor shows of itself
  expect(result).not.toContain(kernel.connectionFile);
  await kernel.shutdown();
});

test("a command of the environment does the same, and what a held cell waits for is ended by an interrupt", async () => {
  const kernel = await KernelClient.start({ env: { KERNEL_COMMAND: JSON.stringify(command) } });
  await kernel.execute("let kept = 41;");
  const running = kernel.execute(
    'import { execFileSync } from "child_process";\nconsole.log("go");\nexecFileSync(process.execPath, ["-e", "setTimeout(() => {}, 60000)"]);',
  );
  await kernel.printed("go");
  await kernel.interrupt();
  expect((await running).error).toMatchObject({ ename: "KeyboardInterrupt", evalue: "interrupted" });
  expect((await kernel.execute("[process.env.HELD, kept].join()")).result).toBe("yes,41");
  await kernel.shutdown();
});

test("a process for cells that never becomes ready is given up, and the cell says why", async () => {
  const stuck = [process.execPath, "-e", "setTimeout(() => {}, 600000)"];
  const kernel = await KernelClient.start({ args: ["--start-seconds", "1", "--", ...stuck] });
  const { error } = await kernel.execute("1 + 1");
  expect(error?.ename).toBe("KernelFailed");
  expect(error?.evalue).toContain("was not ready within 1 s, the limit that KERNEL_START_SECONDS sets");
  expect(await kernel.shutdown()).toBe(0);
});

test("a shutdown for a restart ends all that cells have left running", async () => {
  const kernel = await KernelClient.start();
  const { result = "" } = await kernel.execute(`import { spawn } from "child_process";
import { createServer } from "net";
import { Worker } from "worker_threads";
setInterval(() => {}, 1);
createServer().listen(0, "127.0.0.1");
new Worker("for (;;) {}", { eval: true });
const wait = ["-e", "setTimeout(() => {}, 60000)"];
const own = spawn(process.execPath, wait, { detached: true, stdio: "ignore" });
own.unref();
const quiet = spawn(process.execPath, wait);
[process.pid, own.pid, quiet.pid].join()`);
  const pids = result.split(",").map(Number);
  expect(pids.filter(alive)).toHaveLength(3);
  expect(await kernel.request("shutdown_request", { restart: true }, "control")).toEqual({
    status: "ok",
    restart: true,
  });
  expect(await kernel.shutdown()).toBe(0);
  while (pids.some(alive)) await new Promise(setImmediate);
  expect(pids.filter(alive)).toEqual([]);
});

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
