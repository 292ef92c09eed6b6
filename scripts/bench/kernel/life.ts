import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type * as Zmq from "zeromq";
import { decode, encode, type Message } from "../../kernel/testing/wire";
import { inRoot } from "../../setup/root";
import type { Kernel } from "./contestants";
import { Exchange } from "./exchange";
import { freePorts } from "./ports";

const zmq: typeof Zmq = createRequire(import.meta.url)("zeromq");

/** One process of a kernel from its start to its end, and the front end that speaks to it: the same for all. */
export class Life {
  /** when its process was started */
  readonly born = performance.now();
  readonly ended: Promise<number>;
  private readonly open = new Map<string, Exchange>();
  private readonly process: ChildProcess;
  private readonly sockets: Zmq.Socket[];
  private readonly channels: Record<"shell" | "control", Zmq.Dealer>;
  private readonly sending = { shell: Promise.resolve(), control: Promise.resolve() };
  private readonly key: string;
  private readonly folder: string;
  private heard = false;

  static async start(kernel: Kernel): Promise<Life> {
    return new Life(kernel, await freePorts(5));
  }

  private constructor(
    private readonly kernel: Kernel,
    [shell_port, control_port, iopub_port, stdin_port, hb_port]: number[],
  ) {
    this.key = randomBytes(16).toString("hex");
    this.folder = mkdtempSync(join(tmpdir(), "bench-kernel-"));
    const file = join(this.folder, "connection.json");
    const ports = { shell_port, control_port, iopub_port, stdin_port, hb_port };
    const way = { ip: "127.0.0.1", transport: "tcp", signature_scheme: "hmac-sha256", key: this.key };
    writeFileSync(file, JSON.stringify({ ...way, ...ports, kernel_name: kernel.name }));
    const [program = "", ...args] = kernel.argv.map((part) => part.replace("{connection_file}", file));
    this.born = performance.now();
    this.process = spawn(program, args, { cwd: inRoot("notebooks"), env: kernel.env, stdio: "ignore" });
    this.ended = new Promise((done) => {
      const end = () => done(performance.now());
      this.process.on("exit", end).on("error", end);
    });
    void this.ended.then(() => this.failAll());
    const outputs = new zmq.Subscriber({ receiveHighWaterMark: 0 });
    const dealer = () => new zmq.Dealer({ linger: 0 });
    this.channels = { shell: dealer(), control: dealer() };
    this.sockets = [outputs, this.channels.shell, this.channels.control];
    outputs.connect(`tcp://127.0.0.1:${iopub_port}`);
    outputs.subscribe();
    this.channels.shell.connect(`tcp://127.0.0.1:${shell_port}`);
    this.channels.control.connect(`tcp://127.0.0.1:${control_port}`);
    void this.read(outputs, (exchange, message) => {
      this.heard = true;
      exchange?.output(message);
    });
    for (const channel of Object.values(this.channels))
      void this.read(channel, (exchange, message) => exchange?.reply(message));
  }

  get pid(): number {
    return this.process.pid ?? 0;
  }

  /** Sends a request; what comes back is seen in the exchange. */
  send(type: string, content: object = {}, channel: "shell" | "control" = "shell"): Exchange {
    const { id, frames } = encode(this.key, type, content);
    const exchange = new Exchange();
    this.open.set(id, exchange);
    this.sending[channel] = this.sending[channel]
      .then(() => this.channels[channel].send(frames))
      .catch(() => {});
    return exchange;
  }

  execute(code: string): Exchange {
    return this.send("execute_request", {
      code,
      silent: false,
      store_history: true,
      stop_on_error: true,
      allow_stdin: false,
      user_expressions: {},
    });
  }

  /** Returns when outputs get through: before, a subscription may not have arrived. */
  async listening(): Promise<void> {
    while (!this.heard) {
      await this.send("kernel_info_request").replied();
      await new Promise((done) => setTimeout(done, 20));
    }
  }

  /** As the kernel wants it, and as its front ends do it. */
  interrupt(): void {
    if (this.kernel.interruptMode === "message") this.send("interrupt_request", {}, "control");
    else this.process.kill("SIGINT");
  }

  /** Ends it, whatever state it is in, and forgets it. */
  async close(): Promise<void> {
    this.process.kill("SIGKILL");
    await this.ended;
    for (const socket of this.sockets) socket.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async read(
    socket: AsyncIterable<Buffer[]>,
    receive: (exchange: Exchange | undefined, message: Message) => void,
  ): Promise<void> {
    for await (const frames of socket) {
      const message = decode(this.key, frames);
      receive(this.open.get(message.parent.msg_id ?? ""), message);
    }
  }

  private failAll(): void {
    for (const exchange of this.open.values()) exchange.fail("the kernel ended");
  }
}
