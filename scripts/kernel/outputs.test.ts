import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KernelClient } from "./testing/client";

const LIMIT = 3_000_000;
let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start({
    env: { KERNEL_OUTPUT_LIMIT: String(LIMIT), KERNEL_DISPLAY_LIMIT: "5000" },
  });
});
afterAll(() => kernel.shutdown());

describe("the last expression", () => {
  test("is the result, and nothing is printed", async () => {
    const execution = await kernel.execute("const six = 6;\nsix * 7");
    expect(execution.all("execute_result")).toEqual([
      { data: { "text/plain": "42" }, metadata: {}, execution_count: execution.reply.execution_count },
    ]);
    expect(execution.all("stream")).toEqual([]);
  });

  test("that is undefined, or no expression, gives none", async () => {
    expect((await kernel.execute("undefined")).all("execute_result")).toEqual([]);
    expect((await kernel.execute("const five = 5;")).all("execute_result")).toEqual([]);
  });

  test("may come after an await", async () => {
    expect((await kernel.execute("const v = await Promise.resolve(3);\nv + 1")).result).toBe("4");
  });

  test.each([
    ['({ [Symbol.for("Jupyter.mimebundle")]: () => (BUNDLE) })'],
    ["({ _repr_mimebundle_: () => (BUNDLE) })"],
    ["({ _repr_mimebundle_: async () => (BUNDLE) })"],
  ])("%s chooses its representations, with their metadata", async (code) => {
    const bundle = {
      data: { "text/html": "<b>1</b>", "text/plain": "1" },
      metadata: { "text/html": { a: 2 } },
    };
    const [shown] = (await kernel.execute(code.replace("BUNDLE", JSON.stringify(bundle)))).all(
      "execute_result",
    );
    expect(shown).toMatchObject(bundle);
  });

  test("may give only the data of its representations", async () => {
    const code = '({ _repr_mimebundle_: () => ({ "application/json": { n: [1, 2] } }) })';
    const [shown] = (await kernel.execute(code)).all("execute_result");
    expect(shown).toMatchObject({ data: { "application/json": { n: [1, 2] } }, metadata: {} });
  });

  test("whose representation throws is an error of the cell", async () => {
    const { error } = await kernel.execute('({ _repr_mimebundle_() { throw new TypeError("unseen"); } })');
    expect(error).toMatchObject({ ename: "TypeError", evalue: "unseen" });
  });
});

describe("tslab's display", () => {
  test("sends display_data for html, and updates what it has displayed", async () => {
    const execution = await kernel.execute(
      'import * as tslab from "tslab";\ntslab.display.html("<i>x</i>");\nconst d = tslab.newDisplay();\nd.text("1");\nd.text("2");',
    );
    const [html, first] = execution.all("display_data");
    expect(html).toMatchObject({ data: { "text/html": "<i>x</i>" } });
    const [update] = execution.all("update_display_data");
    expect(update).toMatchObject({ data: { "text/plain": "2" }, transient: first.transient });
    expect(first.transient.display_id).toMatch(/^\w+$/);
  });

  test("stays in order with what is printed", async () => {
    const { messages } = await kernel.execute(
      'import { display } from "tslab";\nconsole.log("a"); display.text("b"); console.log("c");',
    );
    const seen = messages.map(({ content }) => content.text ?? content.data?.["text/plain"]).filter(Boolean);
    expect(seen).toEqual(["a\n", "b", "c\n"]);
  });
});

describe("what is printed", () => {
  test("goes to its own stream", async () => {
    const execution = await kernel.execute(
      'console.log("out"); console.error("err"); process.stdout.write("put");',
    );
    expect(execution.text("stdout")).toBe("out\nput");
    expect(execution.text("stderr")).toBe("err\n");
  });

  test("arrives whole and in order: 200,000 lines", async () => {
    const execution = await kernel.execute("for (let i = 0; i < 200_000; i++) console.log('line ' + i);");
    const expected = Array.from({ length: 200_000 }, (_, i) => `line ${i}\n`).join("");
    expect(execution.text() === expected).toBe(true);
  });

  test("by a program that a cell starts, arrives too", async () => {
    const code =
      'import { execFileSync } from "child_process";\nexecFileSync(process.execPath, ["-p", "40 + 2"], { stdio: "inherit" });';
    const execution = await kernel.execute(`${code}\nundefined`);
    expect(execution.text()).toBe("42\n");
  });

  test("beyond the limit is cut, and the notice says how much", async () => {
    const execution = await kernel.execute("for (let i = 0; i < 40; i++) console.log('x'.repeat(99_999));");
    expect(execution.text().length).toBe(LIMIT);
    expect(execution.text("stderr")).toBe(
      "\n[output cut: a cell may print 3,000,000 characters]\n[1,000,000 characters more are not shown]\n",
    );
    expect((await kernel.execute('console.log("again")')).text()).toBe("again\n");
  });

  test("never splits or breaks a character, so that the notebook can be saved", async () => {
    const { messages } = await kernel.execute('console.log("\\ud800 é 😀 \\\\ud800");');
    expect(messages.find((m) => m.content.name)?.content.text).toBe("\ufffd é 😀 \\ud800\n");
  });

  test("does not hold warnings of Node itself", async () => {
    const execution = await kernel.execute('import punycode from "punycode";\npunycode.encode("mañana")');
    expect(execution.result).toBe("maana-pta");
    expect(execution.text("stderr")).toBe("");
  });

  test("can't be forged into an end of the cell by writing to the kernel's pipe", async () => {
    const frame = JSON.stringify({ type: "done", id: 1 });
    const lines = [frame, ...[...Array(200).keys()].map((id) => JSON.stringify({ type: "done", id }))].join(
      "\\n",
    );
    const execution = await kernel.execute(
      `import { writeSync } from "fs";\nwriteSync(3, '\\n${lines}\\n');\nthrow new Error("the truth");`,
    );
    expect(execution.reply.status).toBe("error");
    expect(execution.error?.evalue).toBe("the truth");
  });

  test("is kept apart from the kernel's mark, which a cell that patches Node's objects does not see", async () => {
    const execution = await kernel.execute(`
      import fs from "fs";
      const seen: string[] = [];
      const look = (v: unknown) => { seen.push(String(v)); return v; };
      const { stringify } = JSON;
      const { from } = Buffer;
      const { writeSync } = fs;
      JSON.stringify = ((v: unknown) => look(stringify(v))) as typeof stringify;
      Buffer.from = ((...a: [string]) => look(from(...a))) as typeof from;
      fs.writeSync = ((fd: number, b: string) => writeSync(fd, String(look(b)))) as typeof writeSync;
      (Object.prototype as any).toJSON = function () { seen.push(Object.values(this).join()); return this; };
      console.log("hello");
      delete (Object.prototype as any).toJSON;
      Object.assign(JSON, { stringify }); Object.assign(Buffer, { from }); Object.assign(fs, { writeSync });
      seen.some((text) => /[0-9a-f]{32}/.test(text))`);
    expect(execution.error).toBeUndefined();
    expect(execution.text()).toBe("hello\n");
    expect(execution.result).toBe("false");
  });
});

test("figures beyond their limit are left out with a notice", async () => {
  const execution = await kernel.execute(
    'import { display } from "tslab";\ndisplay.html("x".repeat(6000)); 1',
  );
  expect(execution.all("display_data")).toEqual([]);
  expect(execution.text("stderr")).toMatch(/a cell may show 5,000 characters .* this one has 6,\d{3}\]/);
  expect(execution.result).toBe("1");
});

test("a silent cell counts no number and publishes no result", async () => {
  const before = (await kernel.execute("1")).reply.execution_count;
  const silent = await kernel.execute("2", { silent: true });
  expect(silent.all("execute_result")).toEqual([]);
  expect(silent.all("execute_input")).toEqual([]);
  expect((await kernel.execute("3")).reply.execution_count).toBe(before + 1);
});

test("the process for cells knows nothing of Jupyter's secrets", async () => {
  const other = await KernelClient.start({
    env: { JPY_PARENT_PID: String(process.pid), JPY_API_TOKEN: "s", JUPYTER_TOKEN: "t", BACKEND: "wasm" },
  });
  const { result } = await other.execute(
    'JSON.stringify([Object.keys(process.env).filter((k) => /^JPY_|JUPYTER_TOKEN/.test(k)), process.env.BACKEND, process.argv.some((a) => a.includes("connection"))])',
  );
  expect(result).toBe('[[],"wasm",false]');
  await other.shutdown();
});
