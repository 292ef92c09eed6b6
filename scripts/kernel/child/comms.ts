import { randomUUID } from "node:crypto";
import type { CommMessage as Frame, FromChild } from "../channel";
import type { Comm, CommMessage, CommOptions } from "../types/tslab";

type Handler = (message: CommMessage) => void | Promise<void>;
type Opened = (comm: Comm, message: CommMessage) => void | Promise<void>;

/** The comms of this process: those that cells open, and those that front ends open. */
export class Comms {
  private readonly targets = new Map<string, Opened>();
  private readonly open = new Map<string, OneComm>();

  constructor(private readonly send: (message: FromChild) => void) {}

  register(target: string, handler: Opened): void {
    this.targets.set(target, handler);
  }

  /** Opens a comm to the front end. */
  openTo(target: string, data: unknown = {}, options: CommOptions = {}): Comm {
    const comm = this.create(randomUUID(), target);
    this.send({ ...frame("open", comm.id, data, options), target });
    return comm;
  }

  /** Delivers what a front end sent; a handler that fails is told of, but fails no cell. */
  async receive({ step, comm: id, target = "", data, metadata, buffers }: Frame): Promise<void> {
    const message: CommMessage = {
      data,
      metadata: metadata as CommMessage["metadata"],
      buffers: buffers.map((text) => new Uint8Array(Buffer.from(text, "base64"))),
    };
    try {
      if (step === "open") await this.accept(id, target, message);
      else await this.open.get(id)?.receive(step, message);
    } catch (error) {
      const text = error instanceof Error ? error.stack : String(error);
      this.send({ type: "stream", name: "stderr", text: `A comm's handler failed: ${text}\n` });
    }
    if (step === "close") this.open.delete(id);
  }

  private async accept(id: string, target: string, message: CommMessage): Promise<void> {
    const handler = this.targets.get(target);
    if (handler === undefined) this.send(frame("close", id, {}, {}));
    else await handler(this.create(id, target), message);
  }

  private create(id: string, target: string): OneComm {
    const comm = new OneComm(id, target, (message) => {
      if (!this.open.has(id)) throw new Error(`the comm for ${target} is closed: open another`);
      if (message.step === "close") this.open.delete(id);
      this.send(message);
    });
    this.open.set(id, comm);
    return comm;
  }
}

class OneComm implements Comm {
  private readonly handlers = { message: [] as Handler[], close: [] as Handler[] };

  constructor(
    readonly id: string,
    readonly target: string,
    private readonly transmit: (message: Frame) => void,
  ) {}

  send(data: unknown, options: CommOptions = {}): void {
    this.transmit(frame("message", this.id, data, options));
  }

  close(data: unknown = {}, options: CommOptions = {}): void {
    this.transmit(frame("close", this.id, data, options));
  }

  onMessage(handler: Handler): void {
    this.handlers.message.push(handler);
  }

  onClose(handler: Handler): void {
    this.handlers.close.push(handler);
  }

  async receive(step: "message" | "close", message: CommMessage): Promise<void> {
    for (const handler of this.handlers[step]) await handler(message);
  }
}

function frame(step: Frame["step"], comm: string, data: unknown, options: CommOptions): Frame {
  const { metadata = {}, buffers = [] } = options;
  const texts = buffers.map((bytes) =>
    Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64"),
  );
  return { type: "comm", step, comm, data, metadata, buffers: texts };
}
