import type { CommMessage } from "../channel";
import type { Request } from "./server";

const TYPES = { open: "comm_open", message: "comm_msg", close: "comm_close" } as const;

/** Which comms, the channels between objects of cells and widgets of front ends, are open. */
export class Comms {
  private readonly targets = new Map<string, string>();

  /** Notes what a cell does to a comm; gives the message for front ends. */
  fromCell(message: CommMessage): { type: string; content: object; metadata: object; buffers: Buffer[] } {
    const { step, comm, target, data, metadata } = message;
    this.note(step, comm, target);
    const opened = step === "open" ? { target_name: target } : {};
    const buffers = message.buffers.map((text) => Buffer.from(text, "base64"));
    return { type: TYPES[step], content: { comm_id: comm, ...opened, data }, metadata, buffers };
  }

  /** The message for the cells' process, or undefined where the request is none of a comm. */
  fromFrontEnd({ type, content, metadata, buffers }: Request): CommMessage | undefined {
    const step = (["open", "message", "close"] as const).find((one) => TYPES[one] === type);
    if (step === undefined) return undefined;
    const comm = String(content.comm_id);
    const target = step === "open" ? String(content.target_name) : undefined;
    this.note(step, comm, target);
    const data = content.data ?? {};
    return {
      type: "comm",
      step,
      comm,
      ...(target === undefined ? {} : { target }),
      data,
      metadata,
      buffers: buffers.map((bytes) => bytes.toString("base64")),
    };
  }

  /** Content of the reply to `comm_info_request`, for one target or for all. */
  info(target: unknown): object {
    const open = [...this.targets].filter(([, name]) => target === undefined || name === target);
    return Object.fromEntries(open.map(([comm, target_name]) => [comm, { target_name }]));
  }

  /** The comms have ended with the process: gives the ids that front ends should close. */
  reset(): string[] {
    const ids = [...this.targets.keys()];
    this.targets.clear();
    return ids;
  }

  private note(step: CommMessage["step"], comm: string, target = ""): void {
    if (step === "open") this.targets.set(comm, target);
    else if (step === "close") this.targets.delete(comm);
  }
}
