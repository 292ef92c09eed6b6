import { createHmac, randomUUID } from "node:crypto";

/** A message of the Jupyter protocol, without what only the transport needs. */
export interface Message {
  header: { msg_id: string; msg_type: string };
  parent: { msg_id?: string };
  // biome-ignore lint/suspicious/noExplicitAny: each type of message has content of its own
  content: any;
  /** binary parts behind the content */
  buffers: Buffer[];
}

const DELIMITER = "<IDS|MSG>";
const session = randomUUID();

/** The frames of a signed request. */
export function encode(
  key: string,
  type: string,
  content: object,
  parent: object = {},
  buffers: readonly Buffer[] = [],
): { id: string; frames: (string | Buffer)[] } {
  const id = randomUUID();
  const header = {
    msg_id: id,
    msg_type: type,
    session,
    username: "test",
    date: "2020-01-01T00:00:00Z",
    version: "5.3",
  };
  const parts = [header, parent, {}, content].map((part) => JSON.stringify(part));
  return { id, frames: [DELIMITER, sign(key, parts), ...parts, ...buffers] };
}

/** @throws Error where the signature is wrong */
export function decode(key: string, frames: readonly Buffer[]): Message {
  const start = frames.findIndex((frame) => frame.equals(Buffer.from(DELIMITER)));
  const [signature = "", ...parts] = frames.slice(start + 1, start + 6).map(String);
  if (start < 0 || signature !== sign(key, parts)) throw new Error("a message with a wrong signature");
  const [header, parent, , content] = parts.map((part) => JSON.parse(part));
  return { header, parent, content, buffers: frames.slice(start + 6) };
}

function sign(key: string, parts: readonly string[]): string {
  const hash = createHmac("sha256", key);
  for (const part of parts) hash.update(part);
  return hash.digest("hex");
}
