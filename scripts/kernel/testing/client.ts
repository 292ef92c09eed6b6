import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root as installedRoot } from "../../setup/root";
import { ensureKernel, kernelFolder } from "../install";
import { connectSockets, freePorts, type Ports, type Sockets } from "./sockets";
import { decode, encode, type Message } from "./wire";

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
  /** what the reader answers to each question of the cell, undefined for nothing; without it the cell can't ask */
  answer?: (question: { prompt: string; password: boolean }) => string | undefined;
  expressions?: Record<string, string>;
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

const CONNECTION_FILE = "connection.json";

/** A front end for tests: the installed kernel, started from its kernelspec and spoken to by the protocol. */
export class KernelClient {
  /** every message on the channel for outputs, in order */
  readonly log: Message[] = [];
  private readonly waiting = new Map<string, (message: Message) => void>();
  private readonly watchers = new Set<() => void>();
  private readonly sends = { shell: Promise.resolve(), control: Promise.resolve(), stdin: Promise.resolve() };
  private answer: ExecuteOptions["answer"];
  private sockets: Sockets;

  private readonly exited: Promise<number | null>;
  private ended = false;

  private constructor(
    readonly process: ChildProcess,
    private readonly key: string,
    private readonly folder: string,
    private readonly ports: Ports,
  ) {
    this.sockets = connectSockets(ports);
    this.exited = new Promise((done) => {
      process.on("exit", (code) => {
        this.ended = true;
        done(code);
      });
    });
    this.listen();
  }

  /** A kernel whose port something else took in the meantime ends at once: it is started again. */
  static async start(options: StartOptions = {}): Promise<KernelClient> {
    for (let tries = 3; ; tries--) {
      const client = await KernelClient.launch(options);
      const began = await Promise.race([client.welcome(), client.exited.then((code) => ({ code }))]);
      if (began === undefined) return client;
      await client.shutdown();
      if (tries === 1) throw new Error(`the kernel ended with code ${began.code} before it was ready`);
    }
  }

  private static async launch(options: StartOptions): Promise<KernelClient> {
    const { cwd = tmpdir(), root = installedRoot, env = {}, args = [] } = options;
    await ensureKernel();
    const folder = mkdtempSync(join(tmpdir(), "kernel-client-"));
    const key = randomBytes(16).toString("hex");
    const ports = await freePorts();
    const file = join(folder, CONNECTION_FILE);
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
    return new KernelClient(kernel, key, folder, ports);
  }

  /** The file that holds the key. */
  get connectionFile(): string {
    return join(this.folder, CONNECTION_FILE);
  }

  /** Leaves the kernel alone, and comes back as another front end. */
  async reconnect(): Promise<void> {
    this.disconnect();
    this.log.length = 0;
    this.sockets = connectSockets(this.ports);
    this.listen();
    await this.welcome();
  }

  /** What the kernel's heartbeat gives back. */
  async beat(text: string): Promise<string> {
    await this.sockets.heartbeat.send(text);
    return String(await this.sockets.heartbeat.receive());
  }

  /** Sends a request, and gives the content of its reply. */
  async request(type: string, content: object = {}, channel: "shell" | "control" = "shell") {
    return (await this.send(type, content, channel)).replied;
  }

  /** Runs a cell; several may be queued by not awaiting the first. */
  async execute(code: string, options: ExecuteOptions = {}): Promise<Execution> {
    const { stopOnError = true, silent = false, storeHistory = true, answer, expressions = {} } = options;
    this.answer = answer;
    const { id, replied } = await this.send("execute_request", {
      code,
      silent,
      store_history: storeHistory,
      stop_on_error: stopOnError,
      allow_stdin: answer !== undefined,
      user_expressions: expressions,
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
    this.disconnect();
    rmSync(this.folder, { recursive: true, force: true });
    return code;
  }

  /** Sends frames as they are, on the channel for requests. */
  async sendRaw(frames: readonly (string | Buffer)[]): Promise<void> {
    this.sends.shell = this.sends.shell.then(() => this.sockets.shell.send([...frames]));
    await this.sends.shell;
  }

  /** Sends a message to which there may be no reply. */
  async send(
    type: string,
    content: object,
    channel: keyof typeof this.sends = "shell",
    parent: object = {},
    buffers: readonly Buffer[] = [],
  ) {
    const { id, frames } = encode(this.key, type, content, parent, buffers);
    const replied = new Promise<Message["content"]>((done) => {
      this.waiting.set(id, (message) => {
        this.waiting.delete(id);
        done(message.content);
      });
    });
    this.sends[channel] = this.sends[channel].then(() => this.sockets[channel].send(frames));
    await this.sends[channel];
    return { id, replied };
  }

  /** Waits until outputs get through. */
  private welcome(): Promise<void> {
    return this.until(() => this.log.some((m) => m.header.msg_type === "iopub_welcome"));
  }

  private listen(): void {
    const { shell, control, stdin, iopub } = this.sockets;
    for (const socket of [shell, control])
      void this.read(socket, (message) => this.waiting.get(message.parent.msg_id ?? "")?.(message));
    void this.read(stdin, ({ header, content }) => {
      const value = this.answer?.(content);
      if (value !== undefined) void this.send("input_reply", { value }, "stdin", header);
    });
    void this.read(iopub, (message) => {
      this.log.push(message);
      for (const watcher of [...this.watchers]) watcher();
    });
  }

  private disconnect(): void {
    for (const socket of Object.values(this.sockets)) socket.close();
  }

  private async read(socket: AsyncIterable<Buffer[]>, receive: (message: Message) => void): Promise<void> {
    for await (const frames of socket) receive(decode(this.key, frames));
  }
}
