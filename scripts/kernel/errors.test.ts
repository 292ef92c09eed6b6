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
    expect(traceback.at(-1)).toMatch(/at cell \d+:2:/);
  });

  test("tells its cause and the errors it gathers", async () => {
    const { traceback } = await fail('throw new AggregateError([new Error("one")], "all", { cause: "why" })');
    expect(traceback).toContain("  [errors] Error: one");
    expect(traceback).toContain("  [cause] 'why'");
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

  test("is told on stderr when it throws after the cell's end", async () => {
    await kernel.execute('void setTimeout(() => { throw new Error("afterwards"); }, 150);');
    await kernel.printed("Error: afterwards");
    expect((await kernel.execute("1 + 1")).result).toBe("2");
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
    await kernel.execute("void setTimeout(() => process.exit(0), 100);");
    await kernel.printed("The process for cells ended (exit code 0) and was restarted");
    expect((await kernel.execute("6 * 7")).result).toBe("42");
  });
});
