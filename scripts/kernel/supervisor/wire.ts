import { createHmac, randomUUID, timingSafeEqual } from "node:crypto";

export type Fields = Record<string, unknown>;

/** Header of a message: who sent it, and what it is. */
export interface Header extends Fields {
  msg_id: string;
  msg_type: string;
}

/** A message of a front end, its signature verified. */
export interface Message {
  /** where its sender is reached through the socket that it came by */
  identities: Buffer[];
  header: Header;
  /** header of the message that it answers; empty where the front end leaves it out */
  parent: Fields;
  content: Fields;
  metadata: Fields;
  /** binary parts behind the content */
  buffers: Buffer[];
}

/** A message of the kernel. */
export interface Outgoing {
  type: string;
  /** its msg_id, where one is known before */
  id?: string;
  content: object;
  /** header of the request that it belongs to */
  parent?: Header;
  metadata?: object;
  buffers?: readonly Buffer[];
}

const DELIMITER = Buffer.from("<IDS|MSG>");
const VERSION = "5.5";

/** Turns messages into the frames of Jupyter's wire protocol and back, signed with the session's key. */
export class Wire {
  private readonly session = randomUUID();

  constructor(private readonly key: string) {}

  /** @throws Error where a frame is missing, the signature is wrong or a part isn't what it should be */
  decode(frames: readonly Buffer[]): Message {
    const start = frames.findIndex((frame) => frame.equals(DELIMITER));
    const [signature, ...parts] = start < 0 ? [] : frames.slice(start + 1);
    if (signature === undefined || parts.length < 4) throw new Error("it has not the frames of a message");
    const signed = parts.slice(0, 4);
    // before anything is read of what a stranger may have sent
    if (!this.isSigned(signature, signed)) throw new Error("its signature is wrong");
    const [header, parent = {}, metadata = {}, content = {}] = signed.map((part) => record(part));
    if (typeof header?.msg_id !== "string" || typeof header.msg_type !== "string")
      throw new Error("its header has no msg_id or no msg_type");
    return {
      identities: frames.slice(0, start),
      header: header as Header,
      parent,
      content,
      metadata,
      buffers: parts.slice(4),
    };
  }

  /** @param before identities of the receiver, or the topic for all */
  encode(before: readonly Buffer[], message: Outgoing): Buffer[] {
    const { type, id = randomUUID(), content, parent, metadata = {}, buffers = [] } = message;
    const header = {
      msg_id: id,
      msg_type: type,
      session: this.session,
      username: "kernel",
      date: new Date().toISOString(),
      version: VERSION,
    };
    const parts = [header, parent ?? {}, metadata, content].map((part) => Buffer.from(JSON.stringify(part)));
    return [...before, DELIMITER, Buffer.from(this.sign(parts)), ...parts, ...buffers];
  }

  private isSigned(signature: Buffer, parts: readonly Buffer[]): boolean {
    const wanted = Buffer.from(this.sign(parts));
    return signature.length === wanted.length && timingSafeEqual(signature, wanted);
  }

  /** Without a key messages are not signed, says the protocol. */
  private sign(parts: readonly Buffer[]): string {
    if (this.key === "") return "";
    const hash = createHmac("sha256", this.key);
    for (const part of parts) hash.update(part);
    return hash.digest("hex");
  }
}

function record(part: Buffer): Fields {
  const value: unknown = JSON.parse(part.toString("utf8"));
  if (typeof value !== "object" || value === null || Array.isArray(value))
    throw new Error("one of its parts is no object");
  return value as Fields;
}
