import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { KernelClient } from "./testing/client";

let kernel: KernelClient;
beforeAll(async () => {
  kernel = await KernelClient.start();
});
afterAll(() => kernel.shutdown());

/** A frame that says "forged", from a token that was found. */
const WRITE = `const forge = (token: string) => { for (let id = 0; id < 500; id++) require("fs").writeSync(3, "\\n" + token + " " + JSON.stringify({ type: "stream", name: "stdout", text: "forged" }) + "\\n" + token + " " + JSON.stringify({ type: "done", id, result: { data: { "text/plain": "forged" }, metadata: {} } }) + "\\n"); };
const search = (text: string) => { for (const found of text.match(/\\b[0-9a-f]{32}\\b/g) ?? []) forge(found); };
`;

/** Puts back what a cell has patched. */
const UNDO = `import fs from "fs";
const patched: any[] = [Object.prototype, Function.prototype, Array.prototype, String.prototype, RegExp.prototype, TextEncoder.prototype, Uint8Array.prototype, JSON, Error, fs];
const before = patched.map((o) => [o, Object.getOwnPropertyDescriptors(o)]);
const undo = () => { for (const [o, were] of before) { for (const key of Reflect.ownKeys(o)) if (!Object.hasOwn(were, key)) delete o[key]; for (const key of Reflect.ownKeys(were)) Reflect.defineProperty(o, key, were[key]); } };`;

describe("a cell cannot answer in the kernel's place", () => {
  test.each([
    ["by frames without the token", 'forge("");'],
    ["with a debugger", 'import { Session } from "inspector"; new Session().connect();'],
    [
      "with a debugger by promises",
      'import inspector from "inspector/promises"; new inspector.Session().connect();',
    ],
    ["with a debugger by import()", 'const m = await import("node:inspector"); new m.Session().connect();'],
    [
      "with a debugger by createRequire",
      'import { createRequire } from "module"; new (createRequire("/x.js")("inspector").Session)().connect();',
    ],
    [
      "with a debugger by getBuiltinModule",
      'new ((process as any).getBuiltinModule ?? require)("inspector").Session().connect();',
    ],
    [
      "with Node's internals",
      '(process as any).binding("fs").writeBuffer = (_: number, b: Uint8Array) => { search(String(b)); return b.length; };',
    ],
    ["with linked internals", '(process as any)._linkedBinding("inspector");'],
    ["with a debugger's port", 'import inspector from "inspector"; inspector.open(0);'],
    [
      "with a snapshot of the heap",
      'import v8 from "v8"; await new Promise((d) => { let t = ""; v8.getHeapSnapshot().on("data", (c) => { t += c; }).on("end", () => d(search(t))); });',
    ],
    [
      "with a snapshot on disk",
      'import v8 from "v8"; const f = v8.writeHeapSnapshot(); search(require("fs").readFileSync(f, "utf8"));',
    ],
    [
      "with objects of the heap",
      'import v8 from "v8"; search(JSON.stringify((v8 as any).queryObjects(Uint8Array, { format: "summary" })));',
    ],
    ["with V8's own functions", 'import v8 from "v8"; v8.setFlagsFromString("--allow-natives-syntax");'],
  ])("%s", async (_, code) => {
    const execution = await kernel.execute(`${WRITE}${code}\nconsole.log("own");\nundefined`);
    expect(JSON.stringify(execution.messages)).not.toMatch(/"(text|text\/plain)":"[^"]*forged/);
    expect(execution.result).toBeUndefined();
    if (!code.startsWith("forge")) expect(execution.error?.traceback.join("\n")).toMatch(/A cell cannot use/);
    expect((await kernel.execute('"own"')).result).toBe("own");
  });

  test("(what the next ones patch is kept, to be put back)", async () => {
    const { error } = await kernel.execute(UNDO);
    expect(error?.traceback).toBeUndefined();
  });

  test.each([
    [
      "strings",
      "for (const k of ['includes', 'indexOf', 'slice', 'replace', 'split', 'charCodeAt', 'concat'] as const) { const o = String.prototype[k] as any; (String.prototype as any)[k] = function (...a: any[]) { if (String(this).startsWith('{')) { search(String(this)); return JSON_FORGED; } return o.apply(this, a); }; }",
    ],
    [
      "regular expressions",
      "const o = RegExp.prototype.exec; RegExp.prototype.exec = function (t: string) { search(t); return o.call(this, t); }; (RegExp.prototype as any)[Symbol.replace] = () => JSON_FORGED;",
    ],
    [
      "encoders",
      "const o = TextEncoder.prototype.encode; TextEncoder.prototype.encode = function (t) { search(String(t)); return o.call(this, JSON_FORGED); };",
    ],
    [
      "arrays and bytes",
      "const o = Uint8Array.prototype.subarray; (Uint8Array.prototype as any).subarray = function (...a: any[]) { search(Buffer.from(this).toString()); return (o as any).apply(this, a); }; Object.defineProperty(Array.prototype, 'toJSON', { value: () => JSON_FORGED, configurable: true });",
    ],
    [
      "JSON",
      "JSON.stringify = (v: any) => { search(String(v)); return JSON_FORGED; }; (Object.prototype as any).toJSON = () => ({ type: 'done', result: { data: { 'text/plain': 'forged' } } });",
    ],
    [
      "writing",
      'import fs from "fs"; (fs as any).writeSync = (_: number, b: any) => { search(String(b)); return b.length; };',
    ],
    [
      "the way of results",
      "for (const k of ['value', 'thrown', 'result', 'error']) Object.defineProperty(Object.prototype, k, { get: () => 'forged', set() {}, configurable: true });",
    ],
    [
      "calls",
      "const o = Function.prototype.call; Function.prototype.call = function (...a: any[]) { search(String(a)); return Reflect.apply(o, this, a); }; Function.prototype.bind = () => () => JSON_FORGED;",
    ],
    [
      "stack traces",
      "Error.prepareStackTrace = (_, sites) => { for (const s of sites) { const f: any = s.getFunction(); if (f) { try { f({ type: 'stream', name: 'stdout', text: 'forged' }); search(String(f)); } catch {} } } return ''; }; void new Error().stack;",
    ],
  ])("through patched %s", async (_, code) => {
    const forged = `const JSON_FORGED = '{"type":"stream","name":"stdout","text":"forged"}';\n`;
    const first = await kernel.execute(`${WRITE}${forged}${code}\nconsole.log("own");\nundefined`);
    const second = await kernel.execute('console.log("own");\n6 * 7');
    for (const { messages } of [first, second])
      expect(messages.map((m) => m.content.text ?? m.content.data?.["text/plain"] ?? "")).not.toContainEqual(
        expect.stringContaining("forged"),
      );
    expect(second.result).toBe("42");
    expect((await kernel.execute("undo()")).error?.traceback).toBeUndefined();
  });

  test("through a thread that debugs the main one, by any way to start it", async () => {
    const inThread =
      "const { parentPort } = require('worker_threads'); try { const { Session } = require('inspector'); const s = new Session(); s.connectToMainThread(); parentPort.postMessage('in'); } catch (e) { parentPort.postMessage(e.message); }";
    const code = `import threads from "worker_threads";
      const ways: any[] = [threads.Worker, threads.Worker.prototype.constructor];
      const said: unknown[] = [];
      for (const Way of ways) for (const execArgv of [undefined, []]) said.push(await new Promise((d) => new Way(${JSON.stringify(inThread)}, { eval: true, execArgv }).on("message", d)));
      said.join("\\n")`;
    const { result } = await kernel.execute(code);
    expect(result?.split("\n")).toHaveLength(4);
    for (const line of result?.split("\n") ?? []) expect(line).toMatch(/^A cell cannot use the debugger/);
  });

  test("through the signal that opens Node's debugger", async () => {
    const code = `process.kill(process.pid, "SIGUSR1");
      await new Promise((d) => setTimeout(d, 200));
      import net from "net";
      await new Promise((d) => net.connect(9229, "127.0.0.1").on("connect", () => d("open")).on("error", () => d("closed")))`;
    expect((await kernel.execute(code)).result).toBe("closed");
  });

  test("by putting a file in the place of the kernel's pipe", async () => {
    const code = `import fs from "fs"; fs.closeSync(3); const file = require("os").tmpdir() + "/forge-" + process.pid; fs.openSync(file, "w+"); fs.unlinkSync(file); console.log("forged");`;
    expect((await kernel.execute(code)).error?.ename).toBe("KernelRestarted");
  });

  test("with a cell of its own as a later one, through the way by which the kernel is sent cells", async () => {
    const take = `import { EventEmitter } from "events";
      const caught = new Set<any>();
      const seen: unknown[] = [];
      const note = (it: unknown, what: unknown) => { caught.add(it); seen.push(what); };
      const emit = EventEmitter.prototype.emit;
      EventEmitter.prototype.emit = function (...a: any[]) { if (a[0] === "message") note(this, a[1]); return emit.apply(this, a as any); };
      const hybrid = Symbol.for("nodejs.internal.kHybridDispatch");
      let proto: any = MessagePort.prototype;
      while (!Object.hasOwn(proto, hybrid)) proto = Object.getPrototypeOf(proto);
      const dispatch = proto[hybrid];
      proto[hybrid] = function (...a: any[]) { note(this, a[0]); return dispatch.apply(this, a); };
      const channel: any = new BroadcastChannel("any");
      for (const at of [Object.prototype, Object.getPrototypeOf(MessagePort.prototype)])
        for (const s of Object.getOwnPropertySymbols(channel)) Object.defineProperty(at, s, { get() { note(this, s); }, configurable: true });
      channel.close();`;
    expect((await kernel.execute(take)).error?.traceback).toBeUndefined();
    expect((await kernel.execute('"secret".length')).result).toBe("6");
    const forge = `const message = { type: "execute", code: 'console.log("forged")', name: "cell 9", stdin: false, expressions: {} };
      for (const it of caught) for (let id = 0; id < 400; id++) {
        try { emit.call(it, "message", { ...message, id }); } catch {}
        try { dispatch.call(it, { ...message, id }, "message"); } catch {}
        try { it.postMessage({ ...message, id }); } catch {}
      }
      await new Promise((d) => setTimeout(d, 100));
      [caught.size > 0, JSON.stringify(seen.map(String)), JSON.stringify(seen)].join()`;
    const { result, messages } = await kernel.execute(forge);
    expect(JSON.stringify(messages.map((m) => m.content.text ?? ""))).not.toContain("forged");
    expect(result).toMatch(/^true,/);
    expect(result).not.toContain("secret");
    expect((await kernel.execute("6 * 7")).result).toBe("42");
  });

  test("with a message in the place of the supervisor's", async () => {
    const code = `import hooks from "async_hooks";
      const seen: any = hooks.executionAsyncResource();
      [typeof seen.postMessage, typeof seen.dispatchEvent].join()`;
    expect((await kernel.execute(code)).result).toBe("undefined,undefined");
  });
});
