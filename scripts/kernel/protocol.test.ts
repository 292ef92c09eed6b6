import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KernelClient } from "./testing/client";

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(() => kernel.shutdown());

/** Messages of one type that belong to a comm. */
const ofComm = (type: string, id?: string) =>
  kernel.log.filter((m) => m.header.msg_type === type && (id === undefined || m.content.comm_id === id));

describe("user_expressions", () => {
  test("are evaluated over the variables of all cells, each by itself", async () => {
    await kernel.execute("const temperature = 20;");
    const expressions = { sum: "temperature + (1 as number)", wrong: "missing + 1", broken: "1 +" };
    const { reply } = await kernel.execute("let other = 1;", { expressions });
    expect(reply.user_expressions).toMatchObject({
      sum: { status: "ok", data: { "text/plain": "21" }, metadata: {} },
      wrong: { status: "error", ename: "ReferenceError", evalue: "missing is not defined" },
      broken: { status: "error", ename: "SyntaxError" },
    });
  });

  test("leave nothing in history or outputs", async () => {
    const { messages } = await kernel.execute("other + 1;", { silent: true, expressions: { a: "other" } });
    expect(messages.map((m) => m.header.msg_type)).toEqual(["status", "status"]);
  });
});

describe("history", () => {
  const history = async (content: object) =>
    (await kernel.request("history_request", { output: false, raw: true, ...content })).history;

  test("lists the last cells, with the outputs where asked, and no cell that was not to be stored", async () => {
    await kernel.execute('"first" + 1');
    await kernel.execute('"hidden"', { storeHistory: false });
    const [[, line]] = await history({ hist_access_type: "tail", n: 1, output: true });
    expect(await history({ hist_access_type: "tail", n: 1, output: true })).toEqual([
      [1, line, ['"first" + 1', "first1"]],
    ]);
    expect(await history({ hist_access_type: "range", session: 0, start: line, stop: line + 1 })).toEqual([
      [1, line, '"first" + 1'],
    ]);
    expect(await history({ hist_access_type: "tail", n: 0 })).toEqual([]);
  });

  test("finds cells by patterns, and equal ones once where asked", async () => {
    for (let i = 0; i < 3; i++) await kernel.execute("10 ** 2");
    const found = (pattern: string, more = {}) => history({ hist_access_type: "search", pattern, ...more });
    expect(await found("10 [*]* 2")).toHaveLength(3);
    expect(await found("?0 ** 2", { n: 2 })).toHaveLength(2);
    expect(await found("10*", { unique: true })).toHaveLength(1);
    expect(await found("10")).toEqual([]);
  });
});

describe("comms", () => {
  test("opened by a cell carry data and bytes both ways, also while the cell awaits", async () => {
    const running = kernel.execute(
      'import { openComm } from "tslab";\nconst comm = openComm("slider", { value: 1 }, { metadata: { m: 1 }, buffers: [new Uint8Array([1, 2])] });\nconst got = await new Promise<string>((done) => comm.onMessage(({ data, buffers }) => done(data.value + ":" + buffers[0].join())));\ngot',
    );
    await kernel.until(() => ofComm("comm_open").length > 0);
    const [opened] = ofComm("comm_open");
    const id = opened?.content.comm_id;
    expect(opened?.content).toMatchObject({ target_name: "slider", data: { value: 1 } });
    expect(opened?.buffers.map((bytes) => [...bytes])).toEqual([[1, 2]]);
    const info = (content: object) => kernel.request("comm_info_request", content);
    expect((await info({})).comms).toEqual({ [id]: { target_name: "slider" } });
    expect((await info({ target_name: "slider" })).comms).toEqual({ [id]: { target_name: "slider" } });
    expect(await info({ target_name: "other" })).toEqual({ status: "ok", comms: {} });
    await kernel.send("comm_msg", { comm_id: id, data: { value: 7 } }, "shell", {}, [Buffer.from([3, 4])]);
    expect((await running).result).toBe("7:3,4");
    await kernel.execute("comm.send({ a: 1 }); comm.close();");
    expect(ofComm("comm_msg", id)[0]?.content.data).toEqual({ a: 1 });
    expect(ofComm("comm_close", id)).toHaveLength(1);
    expect((await info({})).comms).toEqual({});
    expect((await kernel.execute("comm.send(1)")).error?.evalue).toContain("is closed");
  });

  test("opened by a front end reach the function registered for them", async () => {
    await kernel.execute(
      'import { registerTarget } from "tslab";\nlet seen = "";\nregisterTarget("echo", (comm, { data }) => {\n  console.log("opened", data.n);\n  comm.onMessage(({ data }) => comm.send({ twice: 2 * data.n }));\n  comm.onClose(() => { seen = "closed"; });\n});',
    );
    await kernel.send("comm_open", { comm_id: "c1", target_name: "echo", data: { n: 3 } });
    await kernel.send("comm_msg", { comm_id: "c1", data: { n: 21 } });
    await kernel.until(() => ofComm("comm_msg", "c1").length > 0);
    expect(ofComm("comm_msg", "c1")[0]?.content.data).toEqual({ twice: 42 });
    await kernel.printed("opened 3");
    await kernel.send("comm_close", { comm_id: "c1", data: {} });
    expect((await kernel.execute("seen")).result).toBe("closed");
  });

  test("of an unknown target are closed", async () => {
    await kernel.send("comm_open", { comm_id: "c2", target_name: "nobody", data: {} });
    await kernel.until(() => ofComm("comm_close", "c2").length > 0);
    expect((await kernel.request("comm_info_request")).comms).toEqual({});
  });

  test("whose function fails tell of it, and the kernel goes on", async () => {
    await kernel.execute('registerTarget("bad", () => { throw new Error("in handler"); });');
    await kernel.send("comm_open", { comm_id: "c3", target_name: "bad", data: {} });
    await kernel.printed("in handler");
    expect((await kernel.execute("1 + 1")).result).toBe("2");
  });
});

describe("calls of cells", () => {
  test("clear outputs in their place, at once or at the next output", async () => {
    const code =
      'import { clearOutput } from "tslab";\nconsole.log("a");\nclearOutput({ wait: true });\nconsole.log("b");\nclearOutput();';
    const { messages } = await kernel.execute(code);
    const shown = messages.filter((m) => /stream|clear_output/.test(m.header.msg_type)).map((m) => m.content);
    expect(shown).toEqual([
      { name: "stdout", text: "a\n" },
      { wait: true },
      { name: "stdout", text: "b\n" },
      { wait: false },
    ]);
  });

  test("show a long text in the pager", async () => {
    const { reply } = await kernel.execute('import { page } from "tslab";\npage("long", { start: 2 });');
    expect(reply.payload).toEqual([{ source: "page", data: { "text/plain": "long" }, start: 2 }]);
    expect((await kernel.execute('page({ "text/html": "<b>" })')).error?.evalue).toContain("text/plain");
  });
});

describe("a message", () => {
  test("of an unknown type gets an answer on both channels", async () => {
    for (const channel of ["shell", "control"] as const)
      expect(await kernel.request("debug_request", {}, channel)).toMatchObject({
        status: "error",
        evalue: "this kernel does not know debug_request",
      });
  });

  test("that is malformed or wrongly signed is refused, and the kernel lives", async () => {
    await kernel.execute("0"); // whose end comes after all that the messages before have caused
    const before = kernel.log.length;
    await kernel.sendRaw(["nonsense"]);
    await kernel.sendRaw(["<IDS|MSG>", "00", "{}", "{}", "{}", "{}"]);
    const header = JSON.stringify({ msg_id: "x", msg_type: "execute_request", session: "s" });
    await kernel.sendRaw(["<IDS|MSG>", "0".repeat(64), header, "{}", "{}", '{"code":"console.log(1)"}']);
    expect(await kernel.request("execute_request", { code: 5 })).toMatchObject({ ename: "ProtocolError" });
    await kernel.until(() => kernel.log.slice(before).some((m) => m.content.execution_state === "idle"));
    expect(kernel.log.slice(before).map((m) => m.header.msg_type)).toEqual(["status", "status"]);
    expect((await kernel.execute("1 + 1")).result).toBe("2");
  });

  test("is answered also among two thousand at once", async () => {
    const replies = await Promise.all(
      Array.from({ length: 2000 }, () => kernel.request("kernel_info_request")),
    );
    expect(replies.filter((reply) => reply.status === "ok")).toHaveLength(2000);
    expect((await kernel.execute("1 + 1")).result).toBe("2");
  });
});

test("front ends that leave while a cell prints change nothing for the cell and for the next", async () => {
  const running = kernel.execute(
    'console.log("go");\nlet printed = 0;\nfor (; printed < 3000; printed++) {\n  console.log("x".repeat(1000));\n  if (printed % 100 === 0) await new Promise(setImmediate);\n}',
  );
  void running;
  await kernel.printed("go");
  await kernel.reconnect();
  expect((await kernel.execute("printed")).result).toBe("3000");
});

test("the heart beats", async () => {
  expect(await kernel.beat("ping")).toBe("ping");
});
