import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KernelClient } from "./testing/client";

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(() => kernel.shutdown());

const fail = async (code: string) => {
  const { error, reply } = await kernel.execute(code);
  expect(reply).toMatchObject({ status: "error", ...error });
  if (error === undefined) throw new Error("the cell did not fail");
  return error;
};

describe("a thrown error", () => {
  test("has its name, its message and the cell's own line, marked", async () => {
    const error = await fail('const fine = 1;\n\nthrow new RangeError("too far");');
    expect(error).toMatchObject({ ename: "RangeError", evalue: "too far" });
    const [title, source, caret, frame] = error.traceback;
    expect(title).toBe("RangeError: too far");
    expect(source).toBe('3 | throw new RangeError("too far");');
    expect(caret).toBe(`${" ".repeat(4 + "throw ".length)}^`);
    expect(frame).toMatch(/^ {4}at cell \d+:3:7$/);
  });

  test("points at the function of an earlier cell that threw it, and at the line that called it", async () => {
    const { reply } = await kernel.execute(
      "interface Shape { sides: number }\nfunction corner(n: number): Shape {\n  if (n < 3) throw new Error('no ' + n);\n  return { sides: n };\n}",
    );
    const first = reply.execution_count;
    const { traceback } = await fail("corner(4).sides;\ncorner(2)");
    expect(traceback).toContain("3 |   if (n < 3) throw new Error('no ' + n);");
    expect(traceback.slice(3)).toEqual([
      `    at corner (cell ${first}:3:20)`,
      `    at cell ${first + 1}:2:1`,
    ]);
  });

  test("keeps its line after an await", async () => {
    const { traceback } = await fail('await Promise.resolve(1);\n\nthrow new Error("late");');
    expect(traceback).toContain('3 | throw new Error("late");');
  });

  test("that a library throws leads back to the cell", async () => {
    const { traceback } = await fail('import { readFileSync } from "fs";\nreadFileSync("/absent/file");');
    expect(traceback.join("\n")).toMatch(/at cell \d+:2:/);
    expect(traceback).toContain("  [code] 'ENOENT'");
  });

  test("tells its cause and the errors it gathers, each with its place", async () => {
    const { traceback } = await fail(
      'const inner = new TypeError("inner", { cause: "why" });\nthrow new AggregateError([new Error("one")], "all", { cause: inner });',
    );
    expect(traceback).toContain("  [errors] Error: one");
    expect(traceback).toContain("  [cause] TypeError: inner");
    expect(traceback).toContain('  1 | const inner = new TypeError("inner", { cause: "why" });');
    expect(traceback).toContain("    [cause] 'why'");
  });

  test("is called by its class, and tells what else it carries", async () => {
    const error = await fail(
      'class Diverged extends Error { code = "E_NAN"; step = 7 }\nthrow new Diverged("loss is NaN");',
    );
    expect(error).toMatchObject({ ename: "Diverged", evalue: "loss is NaN" });
    expect(error.traceback).toEqual(expect.arrayContaining(["  [code] 'E_NAN'", "  [step] 7"]));
  });

  test.each([
    ["an emoji", 'const s = "😀😀"; throw new Error("x");', "throw ", 2],
    ["a family of emoji", 'const s = "👩‍👩‍👧"; throw new Error("x");', "throw ", -6],
    ["wide characters", 'const s = "漢字"; throw new Error("x");', "throw ", 2],
  ])("has its caret below the place behind %s", async (_, code, before, wider) => {
    const { traceback } = await fail(code);
    const column = code.indexOf(before) + before.length;
    // an emoji is two units wide and two UTF-16 units long; a family is two wide and eight long
    const emoji = code.includes("😀") ? 0 : wider;
    expect(traceback[2]).toBe(`${" ".repeat(4 + column + emoji)}^`);
  });

  test("in a long line shows what is around it, so that no front end breaks the line above its caret", async () => {
    const { traceback } = await fail(
      `const long = [${"1, ".repeat(200)}0]; throw new Error("x"); const more = [${"2, ".repeat(200)}0];`,
    );
    const [, line = "", caret = ""] = traceback;
    expect(line).toMatch(/^1 \| ….*; throw new Error\("x"\); .*…$/);
    expect([line.length, line.slice(caret.indexOf("^"), caret.indexOf("^") + 9)]).toEqual([90, "new Error"]);
    const wide = (await fail(`const list: number[] = [${"1, ".repeat(50)}"one", ${"1, ".repeat(50)}] ;`))
      .traceback;
    expect(Math.max(...wide.slice(1, 3).map((text) => text.length))).toBeLessThanOrEqual(90);
  });

  test("of node:assert shows what differs", async () => {
    const { evalue } = await fail(
      'import assert from "assert";\nassert.deepStrictEqual({ a: 1 }, { a: 2 });',
    );
    expect(evalue).toMatch(/\+ +a: 1\n- +a: 2/);
    const said = await fail('import assert from "assert";\nassert.strictEqual(1, 2, "my words");');
    expect(said.evalue).toMatch(/^my words/);
    expect(said.traceback).toEqual(expect.arrayContaining(["  [actual] 1", "  [expected] 2"]));
  });

  test("of a recursion without end is short", async () => {
    const { ename, traceback } = await fail("function f(): number { return 1 + f(); }\nf()");
    expect(ename).toBe("RangeError");
    expect(traceback.length).toBeLessThan(8);
    expect(traceback.join()).toMatch(/the same \d+ more times/);
  });

  test("in evaluated code points at the cell", async () => {
    const { traceback } = await fail('const n = 1;\neval("null.x");');
    expect(traceback).toContain('2 | eval("null.x");');
  });

  test("in an earlier function shows its old text once it is redeclared", async () => {
    const old = await kernel.execute('function g(): void { throw new Error("old"); }\nconst kept = g;');
    await kernel.execute('// another\nfunction g(): void { throw new Error("new"); }');
    const { traceback } = await fail("kept()");
    expect(traceback).toContain('1 | function g(): void { throw new Error("old"); }');
    expect(traceback.join()).toContain(`cell ${old.reply.execution_count}:1:`);
  });

  test("that is very long is cut", async () => {
    expect((await fail('throw new Error("x".repeat(50000))')).evalue).toMatch(
      /x… \[40000 characters more\]$/,
    );
  });

  test.each([
    [
      "another realm's",
      'import vm from "vm";\nvm.runInNewContext("throw new TypeError(\'far\')")',
      "TypeError",
      "far",
    ],
    ["a DOMException", 'throw new DOMException("stop", "AbortError")', "AbortError", "stop"],
    ["without a stack", 'const e = new Error("bare"); delete e.stack; throw e;', "Error", "bare"],
    [
      "with a stack that throws",
      'throw Object.defineProperty(new Error("odd"), "stack", { get() { throw 1; } });',
      "Error",
      "odd",
    ],
    ["frozen", 'throw Object.freeze(new Error("ice"))', "Error", "ice"],
    ["a proxy", 'throw new Proxy(new Error("veil"), {})', "Error", "veil"],
    [
      "a proxy that refuses",
      "throw new Proxy({}, { has() { throw 1; }, get() { throw 2; } })",
      "Error",
      "{}",
    ],
    ["from a static block", 'class S { static { throw new Error("static"); } }', "Error", "static"],
    ["a function", "throw function thrown() {}", "Error", "[Function: thrown]"],
    ["null", "throw null", "Error", "null"],
  ])("%s is told", async (_, code, ename, evalue) => {
    const error = await fail(code);
    expect(error.ename).toBe(ename);
    expect(error.evalue).toContain(evalue);
  });

  test.each([
    ["'text'", "'text'"],
    ["undefined", "undefined"],
    ["{ a: 1 }", "{ a: 1 }"],
  ])("that is no Error, such as %s, is shown", async (thrown, evalue) => {
    expect(await fail(`throw ${thrown}`)).toMatchObject({ ename: "Error", evalue });
  });

  test("whose own properties throw is still an error", async () => {
    const { ename } = await fail(
      'throw Object.defineProperty(new Error(), "message", { get() { throw 1; } })',
    );
    expect(ename).toBe("Error");
  });
});

describe("a type error", () => {
  test("stops the cell before it runs, and shows the line with a caret below the place", async () => {
    const execution = await kernel.execute('console.log("ran");\nconst wide: number = "narrow";');
    expect(execution.text()).toBe("");
    expect(execution.error).toMatchObject({
      ename: "TypeScriptError",
      evalue: "TS2322: Type 'string' is not assignable to type 'number'.",
    });
    const [place, source, caret] = execution.error?.traceback ?? [];
    expect(place).toMatch(/^cell \d+:2:7 - error TS2322: /);
    expect(source).toBe('2 | const wide: number = "narrow";');
    expect(caret).toBe(`${" ".repeat(4 + "const ".length)}^^^^`);
  });

  test("is reported for each wrong place", async () => {
    const { traceback } = await fail("const a: number = '';\nconst b: string = 1;");
    expect(traceback.filter((line) => line.includes("error TS2322"))).toHaveLength(2);
  });

  test("is found by the strict rules, and unused names are none", async () => {
    expect((await fail("const twice = (x) => 2 * x;")).evalue).toMatch(/^TS7006/);
    expect((await fail("const n: number = [1].find((x) => x > 1);")).evalue).toMatch(/^TS2322/);
    expect((await kernel.execute("{ const unused = 1; }")).error).toBeUndefined();
  });

  test("of syntax is one, too", async () => {
    expect((await fail("const = 3;")).ename).toBe("TypeScriptError");
  });
});

describe("what a cell leaves running", () => {
  test("fails it when a promise that nobody awaits is rejected", async () => {
    const { evalue, traceback } = await fail('1;\nvoid Promise.reject(new Error("afloat"));');
    expect(evalue).toBe("afloat");
    expect(traceback).toContain('2 | void Promise.reject(new Error("afloat"));');
  });

  test("fails it when a timer throws while it waits, even for something that never comes", async () => {
    const code = 'setTimeout(() => { throw new Error("tick"); }, 1);\nawait new Promise(() => {});';
    expect((await fail(code)).evalue).toBe("tick");
    expect((await kernel.execute("1 + 1")).result).toBe("2");
  });

  test("is an error of its own cell when it throws after the cell's end, and the next output tells it", async () => {
    const late = await kernel.execute('void setTimeout(() => { throw new Error("afterwards"); }, 150);');
    const own = () => kernel.log.filter((m) => m.parent.msg_id === late.messages[0]?.parent.msg_id);
    await kernel.until(() => own().some((m) => m.header.msg_type === "error"));
    expect(own().at(-1)?.content).toMatchObject({ ename: "Error", evalue: "afterwards" });
    const next = await kernel.execute("1 + 1");
    expect(next.result).toBe("2");
    const name = `cell ${late.reply.execution_count}`;
    expect(next.text("stderr")).toContain(`${name} failed after it had ended: Error: afterwards\n`);
    expect((await kernel.execute("1 + 1")).text("stderr")).toBe("");
  });
});

describe("the process for cells", () => {
  test.each([
    ["process.exit(3)", "exit code 3"],
    ["process.kill(process.pid, 'SIGKILL')", "signal SIGKILL"],
    ["process.abort()", "signal SIGABRT"],
  ])("when %s ends it, is said to be restarted, and the next cell runs", async (code, why) => {
    const execution = await kernel.execute(code);
    expect(execution.error).toMatchObject({ ename: "KernelRestarted" });
    expect(execution.error?.evalue).toContain(`(${why}) and was restarted`);
    expect(execution.text("stderr")).toBe("");
    const next = await kernel.execute("6 * 7");
    expect(next.result).toBe("42");
  });

  test("that ends between cells is replaced, and the front end is told", async () => {
    const signal = join(mkdtempSync(join(tmpdir(), "between-")), "now");
    const wait = `setInterval(() => { if (existsSync(${JSON.stringify(signal)})) process.exit(0); }, 10)`;
    await kernel.execute(`import { existsSync } from "fs";\nvoid ${wait};`);
    writeFileSync(signal, "");
    await kernel.printed("The process for cells ended (exit code 0) and was restarted");
    rmSync(dirname(signal), { recursive: true });
    expect((await kernel.execute("6 * 7")).result).toBe("42");
  });
});
