import { spawnSync } from "node:child_process";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { root } from "../setup/root";
import { ensureKernel, kernelFolder } from "./install";
import { KernelClient } from "./testing/client";

const BEGINNING = 'let kept = 41;\nimport { spawn } from "child_process";';
const SLEEP = '[process.execPath, ["-e", "setTimeout(() => {}, 60000)"]] as const';

describe("a limit ends the cell that exceeds it, and not the next:", () => {
  let kernel: KernelClient;
  beforeAll(async () => {
    kernel = await KernelClient.start({
      env: { KERNEL_CELL_SECONDS: "2", KERNEL_PROCESSES: "3" },
      args: ["--message-limit", "20", "--interrupt-ms", "700"],
    });
    await kernel.execute(BEGINNING);
  });
  afterAll(() => kernel.shutdown());

  test("time", async () => {
    const { error } = await kernel.execute("for (;;) {}");
    expect(error).toMatchObject({
      ename: "TimeLimitExceeded",
      evalue: "the cell ran longer than 2 s, the limit that KERNEL_CELL_SECONDS sets; variables are kept",
    });
    expect((await kernel.execute("kept + 1")).result).toBe("42");
  });

  test("time of the processor", async () => {
    const busy = await KernelClient.start({ args: ["--cpu-seconds", "1"] });
    await busy.execute(BEGINNING);
    expect((await busy.execute("for (;;) {}")).error).toMatchObject({
      ename: "TimeLimitExceeded",
      evalue:
        "the cell used more than 1 s of the processor's time, the limit that KERNEL_CPU_SECONDS sets; variables are kept",
    });
    // waiting is no use of it, and each cell has its own
    const idle = await busy.execute("await new Promise((done) => setTimeout(done, 1500));\nkept + 1");
    expect(idle.result).toBe("42");
    await busy.shutdown();
  });

  test("messages", async () => {
    const flood = 'import { display } from "tslab";\nfor (let i = 0; i < 100; i++) display.text(String(i));';
    const execution = await kernel.execute(`${flood}\n"last"`);
    expect(execution.all("display_data")).toHaveLength(20);
    expect(execution.text("stderr")).toContain("a cell may send 20 output messages");
    expect((await kernel.execute("display.text(String(kept));")).all("display_data")).toHaveLength(1);
  });

  test("processes", async () => {
    const start = `for (let i = 0; i < 6; i++) spawn(...(${SLEEP}));\nawait new Promise(() => {});`;
    const { error } = await kernel.execute(start);
    expect(error?.ename).toBe("ProcessLimitExceeded");
    expect(error?.evalue).toMatch(/had [4-6] processes running and may have 3.*variables are kept/);
    expect((await kernel.execute("kept + 1")).result).toBe("42");
  });

  test("time, where the cell does not let itself be stopped", async () => {
    const { error } = await kernel.execute('process.kill(process.pid, "SIGSTOP");');
    expect(error?.ename).toBe("TimeLimitExceeded");
    expect(error?.evalue).toContain("longer than 2 s");
    expect(error?.evalue).toContain("variables are lost");
    expect((await kernel.execute("1 + 1")).result).toBe("2");
  });
});

describe("so does a limit on", () => {
  let kernel: KernelClient;
  beforeAll(async () => {
    // room above the heap, so that V8's own limit is met before the one on the process
    kernel = await KernelClient.start({ env: { KERNEL_MEMORY_MB: "1000", KERNEL_HEAP_MB: "300" } });
    await kernel.execute(BEGINNING);
  });
  afterAll(() => kernel.shutdown());

  test("memory of programs that the cell starts", async () => {
    const hog = "const all = []; setInterval(() => all.push(Buffer.alloc(5e7, 1)), 20)";
    const { error } = await kernel.execute(
      `spawn(process.execPath, ["-e", ${JSON.stringify(hog)}]);\nawait new Promise(() => {});`,
    );
    expect(error?.ename).toBe("MemoryLimitExceeded");
    expect(error?.evalue).toMatch(/may hold 1,000, as KERNEL_MEMORY_MB says; variables are kept/);
    expect((await kernel.execute("kept + 1")).result).toBe("42");
  });

  test("memory of the cell's own process", async () => {
    const { error } = await kernel.execute(
      "const all: Buffer[] = [];\nfor (;;) { all.push(Buffer.alloc(2e7, 1)); await new Promise((done) => setTimeout(done, 5)); }",
    );
    expect(error?.ename).toBe("MemoryLimitExceeded");
    expect(error?.evalue).toMatch(/may hold 1,000, as KERNEL_MEMORY_MB says; its process was restarted/);
    expect((await kernel.execute("1 + 1")).result).toBe("2");
  });

  test("V8's heap", async () => {
    const { error } = await kernel.execute(
      "const all: number[][] = [];\nfor (;;) all.push(new Array(1e4).fill(0.5));",
    );
    expect(error?.ename).toBe("KernelRestarted");
    expect(error?.evalue).toContain("out of memory of the 300 MB that KERNEL_HEAP_MB sets");
    expect((await kernel.execute("1 + 1")).result).toBe("2");
  });
});

test("a setting that makes no sense is an error in plain words, and no kernel", async () => {
  await ensureKernel();
  const run = spawnSync(process.execPath, [join(kernelFolder, "supervisor.cjs"), root, "nowhere.json"], {
    encoding: "utf8",
    env: { ...process.env, KERNEL_MEMORY_MB: "much" },
  });
  expect(run.status).toBe(2);
  expect(run.stderr).toMatch(/^The kernel could not start: KERNEL_MEMORY_MB is "much": give a whole number/);
});
