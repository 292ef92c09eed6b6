import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as Zmq from "zeromq";
import { root as installedRoot } from "../../setup/root";
import { ensureKernel, kernelFolder } from "../install";
import { decode, encode, type Message } from "./wire";

const zmq: typeof Zmq = createRequire(import.meta.url)("zeromq");

export interface StartOptions {
  /** the notebook's folder */
  cwd?: string;
  /** the project's folder, in place of the installed one */
  root?: string;
  env?: NodeJS.ProcessEnv;
  /** put behind the kernelspec's arguments */
  args?: string[];
}

export interface ExecuteOptions {
  stopOnError?: boolean;
  silent?: boolean;
  storeHistory?: boolean;
}

/** All that a cell made: the reply, and the messages until it was idle. */
export class Execution {
  constructor(
    readonly reply: Message["content"],
    readonly messages: readonly Message[],
  ) {}

  /** Contents of the messages of one type. */
  all(type: string): Message["content"][] {
    return this.messages.filter((m) => m.header.msg_type === type).map((m) => m.content);
  }

  /** What arrived on one stream, put together. */
  text(name: "stdout" | "stderr" = "stdout"): string {
    const streams = this.all("stream").filter((content) => content.name === name);
    return streams.map((content) => content.text).join("");
  }

  get error(): { ename: string; evalue: string; traceback: string[] } | undefined {
    return this.all("error")[0];
  }

  /** The value of the last expression as plain text. */
  get result(): string | undefined {
    return this.all("execute_result")[0]?.data["text/plain"];
  }
}

/** A front end for tests: the installed kernel, started from its kernelspec and spoken to by the protocol. */
export class KernelClient {
  /** every message on the channel for outputs, in order */
  readonly log: Message[] = [];
  private readonly waiting = new Map<string, (message: Message) => void>();
  private readonly watchers = new Set<() => void>();
  private readonly sends = { shell: Promise.resolve(), control: Promise.resolve() };

  private readonly exited: Promise<number | null>;
  private ended = false;

  private constructor(
    readonly process: ChildProcess,
    private readonly key: string,
    private readonly folder: string,
    private readonly shell: Zmq.Dealer,
    private readonly control: Zmq.Dealer,
    private readonly iopub: Zmq.Subscriber,
  ) {
    this.exited = new Promise((done) => {
      process.on("exit", (code) => {
        this.ended = true;
        done(code);
      });
    });
    for (const socket of [shell, control])
      void this.read(socket, (message) => this.waiting.get(message.parent.msg_id ?? "")?.(message));
    void this.read(iopub, (message) => {
      this.log.push(message);
      for (const watcher of [...this.watchers]) watcher();
    });
  }

  static async start(options: StartOptions = {}): Promise<KernelClient> {
    const { cwd = tmpdir(), root = installedRoot, env = {}, args = [] } = options;
    await ensureKernel();
    const folder = mkdtempSync(join(tmpdir(), "kernel-client-"));
    const key = randomBytes(16).toString("hex");
    const [shell_port, iopub_port, stdin_port, control_port, hb_port] = await freePorts(5);
    const file = join(folder, "connection.json");
    const ports = { shell_port, iopub_port, stdin_port, control_port, hb_port };
    const connection = { ip: "127.0.0.1", transport: "tcp", key, signature_scheme: "hmac-sha256", ...ports };
    writeFileSync(file, JSON.stringify(connection));
    const { argv } = JSON.parse(readFileSync(join(kernelFolder, "kernel.json"), "utf8"));
    const replaced: Record<string, string> = { "{connection_file}": file, [installedRoot]: root };
    const [program, ...rest] = argv.map((part: string) => replaced[part] ?? part);
    const kernel = spawn(program, [...rest, ...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: "inherit",
    });
    const [shell, control, iopub] = [new zmq.Dealer(), new zmq.Dealer(), new zmq.Subscriber()];
    shell.connect(`tcp://127.0.0.1:${shell_port}`);
    control.connect(`tcp://127.0.0.1:${control_port}`);
    iopub.connect(`tcp://127.0.0.1:${iopub_port}`);
    iopub.subscribe();
    const client = new KernelClient(kernel, key, folder, shell, control, iopub);
    while (client.log.length === 0) await client.request("kernel_info_request"); // until outputs get through
    return client;
  }

  /** Sends a request, and gives the content of its reply. */
  async request(type: string, content: object = {}, channel: "shell" | "control" = "shell") {
    return (await this.send(type, content, channel)).replied;
  }

  /** Runs a cell; several may be queued by not awaiting the first. */
  async execute(code: string, options: ExecuteOptions = {}): Promise<Execution> {
    const { stopOnError = true, silent = false, storeHistory = true } = options;
    const { id, replied } = await this.send("execute_request", {
      code,
      silent,
      store_history: storeHistory,
      stop_on_error: stopOnError,
      allow_stdin: false,
      user_expressions: {},
    });
    const own = () => this.log.filter((message) => message.parent.msg_id === id);
    const reply = await replied;
    await this.until(() => own().some((message) => message.content.execution_state === "idle"));
    return new Execution(reply, own());
  }

  /** Waits until what has arrived on the channel for outputs satisfies a condition. */
  until(condition: () => boolean): Promise<void> {
    return new Promise((done) => {
      const check = () => {
        if (!condition()) return;
        this.watchers.delete(check);
        done();
      };
      this.watchers.add(check);
      check();
    });
  }

  /** Waits until a text has been printed by any cell. */
  printed(text: string): Promise<void> {
    return this.until(() => this.log.some((m) => String(m.content.text ?? "").includes(text)));
  }

  async interrupt(): Promise<void> {
    await this.request("interrupt_request", {}, "control");
  }

  /** Asks the kernel to end; gives its exit code. */
  async shutdown(): Promise<number | null> {
    if (!this.ended) void this.request("shutdown_request", { restart: false }, "control");
    const code = await this.exited;
    for (const socket of [this.shell, this.control, this.iopub]) socket.close();
    rmSync(this.folder, { recursive: true, force: true });
    return code;
  }

  private async send(type: string, content: object, channel: "shell" | "control" = "shell") {
    const { id, frames } = encode(this.key, type, content);
    const replied = new Promise<Message["content"]>((done) => {
      this.waiting.set(id, (message) => {
        this.waiting.delete(id);
        done(message.content);
      });
    });
    this.sends[channel] = this.sends[channel].then(() => this[channel].send(frames));
    await this.sends[channel];
    return { id, replied };
  }

  private async read(socket: AsyncIterable<Buffer[]>, receive: (message: Message) => void): Promise<void> {
    for await (const frames of socket) receive(decode(this.key, frames));
  }
}

async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}
