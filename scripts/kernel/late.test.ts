import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KernelClient } from "./testing/client";

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(() => kernel.shutdown());

const ok = async (code: string) => {
  const execution = await kernel.execute(code);
  expect(execution.error?.traceback).toBeUndefined();
  return execution;
};
/** Messages that belong to a cell, also those that came after its end. */
const of = (execution: { messages: readonly { parent: { msg_id?: string } }[] }) => {
  const id = execution.messages[0]?.parent.msg_id;
  return kernel.log.filter((m) => m.parent.msg_id === id);
};
const printedBy = (execution: Parameters<typeof of>[0]) =>
  of(execution)
    .map((m) => m.content.text ?? "")
    .join("");

describe("what a cell left running", () => {
  beforeAll(async () => {
    await ok(
      [
        "const signal = { fire: false, over: false };",
        "const soon = (): void => { setTimeout(() => { signal.over = true; }, 50); };",
        "const when = (run: () => void, over = soon) => { const t = setInterval(() => { if (signal.fire) { clearInterval(t); over(); run(); } }, 5); };",
      ].join("\n"),
    );
  });
  const stray = '{ throw new Error("stray"); }';
  /** Lets it happen, and goes on until it has. */
  const FIRE =
    "signal.fire = true;\nwhile (!signal.over) await new Promise((d) => setTimeout(d, 5));\nsignal.fire = signal.over = false;";
  const threads = 'import { Worker } from "worker_threads";';

  test.each([
    ["a timer", `when(() => ${stray});`],
    ["a promise", `void (async () => { await new Promise<void>((d) => when(d)); ${stray} })();`],
    ["a microtask", `when(() => queueMicrotask(() => ${stray}));`],
    ["a tick", `when(() => process.nextTick(() => ${stray}));`],
    ["an emitter", 'import E from "events";\nwhen(() => void new E().emit("error", new Error("stray")));'],
    [
      "a stream",
      'import { Readable } from "stream";\nwhen(() => void new Readable().destroy(new Error("stray")));',
    ],
    [
      "a promisified timer",
      `import { promisify } from "util";\nwhen(() => void promisify(setTimeout)(5).then(() => ${stray}));`,
    ],
    [
      "a thread",
      `${threads}\nwhen(() => void new Worker(\`${stray}\`, { eval: true }).on("exit", soon), () => {});`,
    ],
  ])("%s: its failure is its own cell's, and the running cell goes on", async (_, code) => {
    const first = await ok(code);
    const second = await kernel.execute(`${FIRE}\n"fine"`);
    expect(second.result).toBe("fine");
    expect(of(first).find((m) => m.header.msg_type === "error")?.content.evalue).toBe("stray");
    expect(second.text("stderr")).toContain(`cell ${first.reply.execution_count} failed after it had ended`);
  });

  test("by a silent cell has no error of its own, and the running cell tells it", async () => {
    const first = await kernel.execute("when(() => { throw new Error('quiet'); });", { silent: true });
    const second = await ok(FIRE);
    expect(second.text("stderr")).toMatch(/^silent cell \d+ failed after it had ended: Error: quiet\n/);
    expect(of(first).map((m) => m.header.msg_type)).toEqual(["status", "status"]);
  });

  test("prints into its own cell while another runs", async () => {
    const first = await ok('void setTimeout(() => console.log("from the first"), 150);');
    const second = await ok('await new Promise((d) => setTimeout(d, 400));\nconsole.log("from the second");');
    expect(second.text()).toBe("from the second\n");
    expect(printedBy(first)).toBe("from the first\n");
  });

  test("may handle a rejection in the same turn of the loop, without an alarm", async () => {
    const quiet = await ok(
      "const p = Promise.reject(new Error('handled'));\nawait null;\np.catch(() => {});\n5",
    );
    expect([quiet.result, quiet.text("stderr")]).toEqual(["5", ""]);
  });

  test("is no longer run after an interrupt, and what earlier cells started goes on", async () => {
    await ok("const count = { steps: 0, ticks: 0 };\nconst clock = setInterval(() => count.ticks++, 5);");
    const loops = [
      'import { setTimeout as sleep, setInterval as every, scheduler } from "timers/promises";',
      'import { promisify as promised } from "util";',
      "const go = async (wait: () => Promise<unknown>) => { for (;;) { await wait(); count.steps++; } };",
      "void go(() => sleep(5)); void go(() => scheduler.wait(5)); void go(() => promised(setTimeout)(5));",
      "void go(() => new Promise(setImmediate)); void (async () => { for await (const _ of every(5)) count.steps++; })();",
      "await new Promise<void>((d) => { const t = setInterval(() => { if (count.steps > 9) { clearInterval(t); d(); } }, 5); });",
      'console.log("go");\nawait new Promise(() => {});',
    ];
    const running = kernel.execute(loops.join("\n"));
    await kernel.printed("go");
    await kernel.interrupt();
    expect((await running).error?.ename).toBe("KeyboardInterrupt");
    const after = await ok(
      "await new Promise((d) => setTimeout(d, 50));\nconst { steps, ticks } = count;\nawait new Promise((d) => setTimeout(d, 200));\nclearInterval(clock);\n[steps > 0, count.steps === steps, count.ticks > ticks].join()",
    );
    expect(after.result).toBe("true,true,true");
  });

  test("in a loop without end is cut by the next cell's interrupt, and variables are kept", async () => {
    await ok("let precious = 1;\nvoid setTimeout(() => { for (;;) {} }, 50);");
    await new Promise((done) => setTimeout(done, 200));
    const waiting = kernel.execute("await new Promise(() => {});");
    await kernel.interrupt();
    expect((await waiting).error?.ename).toBe("KeyboardInterrupt");
    expect((await ok("precious")).result).toBe("1");
  });

  test("such as servers, programs and threads does not keep the kernel from ending", async () => {
    const other = await KernelClient.start();
    const { result } = await other.execute(
      'import http from "http"; import { spawn } from "child_process"; import { Worker } from "worker_threads";\nhttp.createServer().listen(0, "127.0.0.1");\nvoid new Worker("for (;;) {}", { eval: true });\nsetInterval(() => {}, 10);\nspawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"]).pid',
    );
    expect(await other.shutdown()).toBe(0);
    const alive = () => {
      try {
        return process.kill(Number(result), 0);
      } catch {
        return false;
      }
    };
    while (alive()) await new Promise((done) => setTimeout(done, 20));
    expect(alive()).toBe(false);
  });
});
