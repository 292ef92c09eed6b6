import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KernelClient } from "./testing/client";

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start({ env: { KERNEL_INTERRUPT_MS: "1500" } });
});
afterAll(() => kernel.shutdown());

/** Interrupts a cell once it has printed "go". */
async function interruptRunning(code: string) {
  const before = kernel.log.length;
  const execution = kernel.execute(code);
  await kernel.until(() => kernel.log.slice(before).some((m) => m.content.text?.includes("go")));
  await kernel.interrupt();
  return await execution;
}

describe("an interrupt", () => {
  test.each([
    ["a loop", "for (;;) {}"],
    ["a loop that catches all it can", "for (;;) { try { for (;;) {} } catch {} finally { continue; } }"],
    ["a loop that prints", 'for (;;) console.log("go on");'],
    ["a pending await", "await new Promise(() => {});"],
    ["a loop after an await", "await null;\nfor (;;) {}"],
    ["a loop in a timer", "await new Promise(() => setTimeout(() => { for (;;) {} }, 1));"],
    ["a loop of awaits", "for (;;) await null;"],
    [
      "a loop in an asynchronous context",
      'import { AsyncLocalStorage } from "async_hooks";\nawait new AsyncLocalStorage().run(1, async () => { await null; for (;;) {} });',
    ],
  ])("stops %s, and variables are kept", async (_, code) => {
    await kernel.execute("let kept = 41;");
    const execution = await interruptRunning(`console.log("go");\n${code}`);
    expect(execution.error).toMatchObject({ ename: "KeyboardInterrupt", evalue: "interrupted" });
    expect((await kernel.execute("kept + 1")).result).toBe("42");
  });

  test("of what can't be stopped replaces the process and says that variables are lost", async () => {
    const execution = await interruptRunning('console.log("go");\nprocess.kill(process.pid, "SIGSTOP");');
    expect(execution.error?.ename).toBe("KeyboardInterrupt");
    expect(execution.error?.evalue).toContain("variables are lost");
    expect((await kernel.execute("1 + 1")).result).toBe("2");
  });

  test("ends the program for which a cell waits, keeps variables and programs that run beside", async () => {
    const start =
      'import { execFileSync, spawn } from "child_process";\nconst program = ["-e", "setTimeout(() => {}, 60000)"];';
    await kernel.execute(`${start}\nconst beside = spawn(process.execPath, program);`);
    const execution = await interruptRunning('console.log("go");\nexecFileSync(process.execPath, program);');
    expect(execution.error).toMatchObject({ ename: "KeyboardInterrupt", evalue: "interrupted" });
    expect((await kernel.execute("[beside.exitCode, beside.signalCode].join()")).result).toBe(",");
    await kernel.execute("beside.kill();");
  });

  test("stops the timers of its cell, and of no other", async () => {
    await kernel.execute("let ticks = 0, late = 0;\nconst ticking = setInterval(() => ticks++, 5);");
    const code = "setTimeout(() => { late = 1; for (;;) {} }, 300);\nawait new Promise(() => {});";
    const execution = await interruptRunning(`console.log("go");\n${code}`);
    expect(execution.error?.ename).toBe("KeyboardInterrupt");
    const after = "const before = ticks;\nawait new Promise((done) => setTimeout(done, 600));\n";
    expect((await kernel.execute(`${after}[late, ticks > before].join()`)).result).toBe("0,true");
    await kernel.execute("clearInterval(ticking)");
  });

  test("without a running cell changes nothing", async () => {
    await kernel.interrupt();
    expect((await kernel.execute("1 + 1")).result).toBe("2");
  });
});

describe("cells queued behind one that fails", () => {
  const queue = (stopOnError: boolean) =>
    Promise.all(
      ['throw new Error("first")', 'console.log("second")', "3"].map((code) =>
        kernel.execute(code, { stopOnError }),
      ),
    );

  test("are aborted under stop_on_error, and later ones run", async () => {
    const [first, second, third] = await queue(true);
    expect([first, second, third].map((e) => e?.reply.status)).toEqual(["error", "aborted", "aborted"]);
    expect(second?.text()).toBe("");
    expect((await kernel.execute("4")).result).toBe("4");
  });

  test("all run without it", async () => {
    const [first, second, third] = await queue(false);
    expect(first?.error?.evalue).toBe("first");
    expect(second?.text()).toBe("second\n");
    expect(third?.result).toBe("3");
  });
});

describe("the kernel", () => {
  test("describes itself with the compiler's true version", async () => {
    const info = await kernel.request("kernel_info_request");
    expect(info).toMatchObject({
      status: "ok",
      implementation: "tslab",
      language_info: {
        name: "typescript",
        version: (await kernel.execute('import { versions } from "tslab";\nversions.typescript')).result,
        file_extension: ".ts",
        pygments_lexer: "typescript",
        codemirror_mode: { mode: "typescript", name: "javascript", typescript: true },
      },
    });
  });

  test("completes names of earlier cells, at positions counted in characters", async () => {
    await kernel.execute("const temperature = 20;");
    const reply = await kernel.request("complete_request", { code: "/* 😀 */ tempera", cursor_pos: 15 });
    expect(reply).toMatchObject({ status: "ok", cursor_start: 8, cursor_end: 15 });
    expect(reply.matches[0]).toBe("temperature");
  });

  test("shows the type and the documentation of a name", async () => {
    const found = await kernel.request("inspect_request", {
      code: "Math.hypot",
      cursor_pos: 7,
      detail_level: 0,
    });
    expect(found).toMatchObject({ status: "ok", found: true });
    expect(found.data["text/plain"]).toContain("hypot(...values: number[]): number");
    const nothing = await kernel.request("inspect_request", { code: "  ", cursor_pos: 1, detail_level: 0 });
    expect(nothing).toMatchObject({ status: "ok", found: false });
  });

  test("knows whether code is complete", async () => {
    expect(await kernel.request("is_complete_request", { code: "1 + 1" })).toMatchObject({
      status: "complete",
    });
    const open = await kernel.request("is_complete_request", { code: "function f() {" });
    expect(open).toEqual({ status: "incomplete", indent: "  " });
  });

  test("answers while a cell runs, and shows itself busy again", async () => {
    const before = kernel.log.length;
    const running = kernel.execute('console.log("go");\nawait new Promise((done) => setTimeout(done, 400));');
    await kernel.until(() => kernel.log.slice(before).some((m) => m.content.text === "go\n"));
    await kernel.request("kernel_info_request");
    await kernel.until(() => kernel.log.at(-1)?.content.execution_state === "busy");
    expect((await running).reply.status).toBe("ok");
  });

  test("ends when asked to, also while a cell loops, and takes its process with it", async () => {
    const other = await KernelClient.start();
    const pid = Number((await other.execute("process.pid")).result);
    void other.execute('console.log("go");\nfor (;;) {}');
    await other.printed("go");
    expect(await other.shutdown()).toBe(0);
    while (alive(pid)) await new Promise(setImmediate);
    expect(alive(pid)).toBe(false);
  });

  test("leaves no process behind when it is killed", async () => {
    const other = await KernelClient.start();
    const pid = Number((await other.execute("process.pid")).result);
    void other.execute('console.log("go");\nfor (;;) {}');
    await other.printed("go");
    other.process.kill("SIGKILL");
    while (alive(pid)) await new Promise(setImmediate);
    await other.shutdown();
    expect(alive(pid)).toBe(false);
  });
});

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
