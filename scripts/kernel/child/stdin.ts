import { Readable } from "node:stream";
import { type Flags, INTERRUPTIBLE } from "./flags";
import type { Input } from "./input";

/** A cell that opens a reader and asks in a later cell has ended by then. */
const DELAY_MS = 50;
const later = setTimeout;
const stop = clearTimeout;

/**
 * `process.stdin` of cells: each line that its reader waits for is asked of the front end. What still waits when
 * its cell ends is closed with it.
 */
export class Stdin {
  private stream: Readable | undefined;
  private timer: NodeJS.Timeout | undefined;
  private state: "idle" | "wanted" | "asked" = "idle";

  constructor(
    private readonly input: Input,
    private readonly flags: Flags,
  ) {
    Object.defineProperty(process, "stdin", { configurable: true, enumerable: true, get: () => this.open() });
  }

  /** A new cell begins. */
  begin(): void {
    if (this.state === "asked") this.close();
    else if (this.state === "wanted") this.want();
  }

  private open(): Readable {
    if (this.stream === undefined || isFinished(this.stream)) {
      this.state = "idle";
      const stream = new Readable({ read: () => this.want() });
      stream.on("resume", () => this.state === "wanted" && this.want());
      // a reader may look for these as on the standard input of any program
      this.stream = Object.assign(stream, { fd: 0, isTTY: false });
    }
    return this.stream;
  }

  private close(): void {
    this.stream?.destroy();
    this.stream = undefined;
    this.state = "idle";
  }

  private want(): void {
    if (this.state === "asked") return;
    this.state = "wanted";
    stop(this.timer);
    this.timer = later(() => this.ask(), DELAY_MS);
  }

  /** Not where the reader has stopped meanwhile, or no cell is there to ask for. */
  private ask(): void {
    const { stream } = this;
    if (stream === undefined || stream.isPaused() || this.state !== "wanted") return;
    if (Atomics.load(this.flags, INTERRUPTIBLE) === 0) return;
    try {
      this.input.ask("", false, (line) => {
        if (this.stream !== stream) return;
        this.state = "idle";
        stream.push(line === null ? null : `${line}\n`);
      });
      this.state = "asked";
    } catch (error) {
      stream.destroy(error as Error);
    }
  }
}

/** Also true where its last reader has closed: it would stay paused for the next. */
function isFinished(stream: Readable): boolean {
  const isRead = stream.listenerCount("data") + stream.listenerCount("readable") > 0;
  return stream.destroyed || (stream.isPaused() && !isRead);
}
