import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KernelClient } from "./testing/client";

let kernel: KernelClient;
let pid: number;
beforeAll(async () => {
  kernel = await KernelClient.start({
    env: {
      NODE_OPTIONS: "--max-old-space-size=400",
      KERNEL_INTERRUPT_MS: "1500",
      KERNEL_OUTPUT_LIMIT: "6000000",
    },
  });
});
afterAll(() => kernel.shutdown());

/** The next cell must be answered, whatever the one before has done. */
const answersStill = async () => {
  const { result, reply } = await kernel.execute("[1, 2, 3].map((n) => n * n).join()");
  expect({ result, status: reply.status }).toEqual({ result: "1,4,9", status: "ok" });
};
const ok = async (code: string) => {
  const execution = await kernel.execute(code);
  expect(execution.error?.traceback).toBeUndefined();
  return execution;
};
describe("output", () => {
  test("in bytes cut within a character arrives whole", async () => {
    const code =
      'const bytes = Buffer.from("é😀\\n");\nfor (const byte of bytes) process.stdout.write(Buffer.from([byte]));';
    expect((await ok(code)).text()).toBe("é😀\n");
  });

  test("of 5 MB in one line arrives", async () => {
    expect((await ok('console.log("y".repeat(5_000_000));')).text()).toHaveLength(5_000_001);
  });

  test("of threads and programs belongs to the cell", async () => {
    const code =
      'import { Worker as Thread } from "worker_threads";\nawait new Promise((d) => new Thread("console.log(`thread`)", { eval: true }).on("exit", d));\nimport { execSync } from "child_process";\nexecSync("echo program", { stdio: "inherit" });';
    const text = (await ok(code)).text();
    expect(text).toContain("thread\n");
    expect(text).toContain("program\n");
  });

  test("a cell of 5,000 lines runs", async () => {
    expect((await ok(`const list = [\n${"1,\n".repeat(5000)}];\nlist.length`)).result).toBe("5000");
  });
});

describe("after a cell that", () => {
  beforeAll(async () => {
    pid = Number((await kernel.execute("process.pid")).result);
  });

  // in one process, each on top of those before
  test.each([
    ["patches arrays", "Array.prototype.map = () => []; Array.prototype.push = () => 0;"],
    ["patches iteration", "(Array.prototype as any)[Symbol.iterator] = null;"],
    [
      "pollutes objects",
      "(Object.prototype as any).toJSON = (Object.prototype as any).then = () => 'polluted';",
    ],
    [
      "patches promises",
      "Promise.prototype.then = null as any; Promise.race = null as any; (globalThis as any).Promise = null;",
    ],
    [
      "patches JSON, strings and maps",
      "JSON.stringify = () => '{}'; String.prototype.replace = () => ''; Map.prototype.get = () => undefined;",
    ],
    ["patches timers", "(globalThis as any).setTimeout = () => 0; (globalThis as any).setImmediate = null;"],
    ["deletes globals", "delete (globalThis as any).process; (globalThis as any).Buffer = null;"],
    [
      "patches modules",
      'import Module from "module"; import vm from "vm"; import fs from "fs"; (vm as any).runInThisContext = null; (Module as any)._load = null; (fs as any).readFileSync = null;',
    ],
    ["replaces the scope", "(globalThis as any).__tslab__ = null;"],
    ["replaces stack traces", "Error.prepareStackTrace = () => 'none';"],
    ["removes all listeners", "process.removeAllListeners();"],
    ["changes the exit code", "process.exitCode = 7;"],
  ])("%s, the next is answered", async (_, code) => {
    await kernel.execute(`${code}\n0`);
    const next = await kernel.execute("const squares: number[] = [1, 4, 9];\nsquares.length + 1");
    expect([next.result, next.error?.traceback]).toEqual(["4", undefined]);
    const failing = await kernel.execute('throw new RangeError("told")');
    expect(failing.error).toMatchObject({ ename: "RangeError", evalue: "told" });
    expect(failing.error?.traceback).toContain('1 | throw new RangeError("told")');
  });

  test("has done all that, a new process starts afresh", async () => {
    process.kill(pid, "SIGKILL");
    await kernel.printed("(signal SIGKILL) and was restarted");
    await answersStill();
  });

  test("removes the listeners for failures, failures are told still", async () => {
    await ok(
      'process.removeAllListeners("uncaughtException"); process.removeAllListeners("unhandledRejection");',
    );
    const { error } = await kernel.execute(
      'void Promise.reject(new Error("seen"));\nawait new Promise(() => {});',
    );
    expect(error?.evalue).toBe("seen");
    await answersStill();
  });

  test.each([
    ["exhausts the heap", "const hoard: unknown[] = []; for (;;) hoard.push(new Array(1e6).fill(1.5));"],
    ["closes the kernel's pipes", 'import { closeSync } from "fs"; closeSync(3);'],
    ["closes the way in", 'import { closeSync } from "fs"; closeSync(4);'],
    ["kills its process", "process.kill(process.pid, 'SIGKILL');"],
  ])("%s, it is said that the process was restarted", async (_, code) => {
    expect((await kernel.execute(code)).error?.ename).toBe("KernelRestarted");
    await answersStill();
  });

  test.each([
    ["microtasks", "const again = () => { queueMicrotask(again); };"],
    ["ticks", "const again = () => { process.nextTick(again); };"],
    ["promises", "const again = (): unknown => Promise.resolve().then(again);"],
  ])("has an endless loop of %s, once it is interrupted", async (_, code) => {
    const before = kernel.log.length;
    const running = kernel.execute(
      `${code}\nconsole.log("looping");\nvoid again();\nawait new Promise(() => {});`,
    );
    await kernel.until(() => kernel.log.slice(before).some((m) => m.content.text === "looping\n"));
    await kernel.interrupt();
    expect((await running).error?.ename).toBe("KeyboardInterrupt");
    await answersStill();
  });

  test("fails to write has that as its error", async () => {
    const { error } = await kernel.execute(
      'import { writeFileSync } from "fs";\nwriteFileSync("/dev/full", "x".repeat(10))',
    );
    expect(error?.traceback).toContain("  [code] 'ENOSPC'");
    await answersStill();
  });
});
