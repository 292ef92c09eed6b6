import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import type { Readable, Writable } from "node:stream";
import { StringDecoder } from "node:string_decoder";
import { type FromChild, IN, OUT, type StreamName, type ToChild } from "../channel";
import { descendants, killAll } from "../processes";
import { alarm } from "./alarm";
import { FrameReader } from "./frames";

const posix = process.platform !== "win32";
const CRASH_REPORT =
  /<--- Last few GCs|FATAL ERROR|Assertion failed:|# Fatal error in|-- Native stack trace --/;
const TAIL = 20_000;

export interface ProcessEvents {
  message(message: FromChild): void;
  /** Text that reached the real standard output or error: from native code or a program it started. */
  stream(name: StreamName, text: string): void;
  /** Called once, when the process has ended or could not start. */
  end(why: string): void;
}

/** Handle on one process for cells: it starts on construction and never starts again. */
export class CellProcess {
  /** Resolves when the compiler is loaded; rejects where the process ended before. */
  readonly ready: Promise<void>;
  /** The last characters of its real standard output and error, in which a crash leaves its report. */
  tail = "";
  private readonly process: ChildProcess;
  private isReady!: () => void;
  private notReady!: (reason: Error) => void;
  private seen = false;
  private ended = false;
  private why: string | undefined;

  constructor(
    [program = "", ...args]: string[],
    startSeconds: number,
    private readonly events: ProcessEvents,
  ) {
    this.ready = new Promise((done, failed) => {
      this.isReady = done;
      this.notReady = failed;
    });
    this.limitStart(startSeconds);
    this.process = spawn(program, args, {
      stdio: ["ignore", "pipe", "pipe", "pipe", "pipe"],
      env: withoutJupyter(process.env),
      detached: posix, // a group of its own: a terminal's ^C is not for it, and it dies with what it started
      windowsHide: true,
    });
    this.readStandard("stdout");
    this.readStandard("stderr");
    const token = randomBytes(16).toString("hex");
    this.readFrames(token);
    this.input.on("error", () => {});
    this.input.write(`${token}\n`);
    this.process.on("error", (error) => this.finish(error.message));
    this.process.on("close", (code, signal) =>
      this.finish(this.why ?? (signal ? `signal ${signal}` : `exit code ${code}`)),
    );
    this.process.on("exit", () => setTimeout(() => this.closePipes(), 300).unref());
  }

  /** Its number, or −1 where it could not start. */
  get pid(): number {
    return this.process.pid ?? -1;
  }

  send(message: ToChild): void {
    this.input.write(`${JSON.stringify(message)}\n`);
  }

  /** Ends it at once, with every process it has started, also those that left its group. */
  kill(): void {
    const started = this.process.pid === undefined ? [] : descendants(this.pid).map(({ pid }) => pid);
    this.process.kill("SIGKILL");
    killAll(posix && this.process.pid !== undefined ? [-this.pid, ...started] : started);
  }

  /** Waits until all that it wrote before now has been read. */
  async drain(): Promise<void> {
    do {
      this.seen = false;
      await new Promise(setImmediate);
      await new Promise(setImmediate);
    } while (this.seen);
  }

  private limitStart(seconds: number): void {
    const clock = alarm(seconds * 1000, () => {
      this.why = `it was not ready within ${seconds} s, the limit that KERNEL_START_SECONDS sets`;
      this.kill();
    });
    const stop = () => clearTimeout(clock);
    this.ready.then(stop, stop);
  }

  private get input(): Writable {
    return this.process.stdio[IN as 4] as Writable;
  }

  private readFrames(token: string): void {
    const receive = (message: FromChild) =>
      message.type === "ready" ? this.isReady() : this.events.message(message);
    const tooLarge = () => this.events.stream("stderr", "[an output of more than 64 MB was dropped]\n");
    const frames = new FrameReader(token, receive, tooLarge);
    const pipe = this.process.stdio[OUT] as Readable;
    pipe.on("error", () => {});
    pipe.on("data", (bytes: Buffer) => {
      this.seen = true;
      frames.add(bytes);
    });
  }

  private readStandard(name: StreamName): void {
    const decoder = new StringDecoder("utf8");
    this.process[name]?.on("data", (bytes: Buffer) => {
      this.seen = true;
      const text = decoder.write(bytes);
      this.tail = (this.tail + text).slice(-TAIL);
      // V8's page of addresses is no output of the cell: its error says what happened
      if (!CRASH_REPORT.test(this.tail)) this.events.stream(name, text);
    });
  }

  /** A program started by a cell may live on and hold the pipes open: don't wait for it. */
  private closePipes(): void {
    for (const pipe of this.process.stdio) pipe?.destroy();
  }

  private finish(why: string): void {
    if (this.ended) return;
    this.ended = true;
    this.notReady(new Error(why));
    this.events.end(why);
  }
}

function withoutJupyter(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(JPY_|JUPYTER_TOKEN)/.test(name)));
}
