import { type Channel, type Connection, openSockets } from "./sockets";
import { type Fields, type Message, type Outgoing, Wire } from "./wire";

/** A request of a front end, and the ways to answer it. */
export interface Request {
  readonly type: string;
  readonly content: Fields;
  readonly metadata: Fields;
  readonly buffers: readonly Buffer[];
  reply(type: string, content: object): void;
  /** Sends an output or a status that belongs to this request to all front ends. */
  publish(type: string, content: object, more?: Pick<Outgoing, "metadata" | "buffers">): void;
  /** Asks the front end that made this request for a line of text, under an id that its answer may name. */
  askInput(id: string, content: object): void;
}

export interface Handlers {
  request(request: Request): void;
  /** A front end's answer to what it was asked for; `id` where it says to which question. */
  input(content: Fields, id: string | undefined): void;
}

/** Opens the kernel's sockets, and hands over every message that is signed with the session's key. */
export async function serve(root: string, connection: Connection, handlers: Handlers): Promise<void> {
  const wire = new Wire(connection.key);
  const opening = openSockets(root, connection, {
    message: (channel, frames) => {
      void opening.then(() => receive(channel, frames));
    },
    subscription: (topic) => {
      void opening.then(({ iopub }) =>
        iopub.send(
          wire.encode([topic], { type: "iopub_welcome", content: { subscription: topic.toString() } }),
        ),
      );
    },
  });
  const outboxes = await opening;

  function receive(channel: Channel, frames: Buffer[]): void {
    let message: Message;
    try {
      message = wire.decode(frames);
    } catch (error) {
      console.error(`The kernel refused a message: ${(error as Error).message}`);
      return;
    }
    try {
      if (channel === "stdin") handlers.input(message.content, message.parent.msg_id as string | undefined);
      else handlers.request(requestOf(message, channel));
    } catch (error) {
      console.error(`The kernel failed on a ${message.header.msg_type}:`, error);
    }
  }

  function requestOf(message: Message, channel: Channel): Request {
    const { header, identities, content, metadata, buffers } = message;
    const send = (to: Channel, type: string, fields: object, id?: string): void =>
      outboxes[to].send(wire.encode(identities, { type, id, content: fields, parent: header }));
    return {
      type: header.msg_type,
      content,
      metadata,
      buffers,
      reply: (type, fields) => send(channel, type, fields),
      askInput: (id, fields) => send("stdin", "input_request", fields, id),
      publish: (type, fields, more) =>
        outboxes.iopub.send(
          wire.encode([Buffer.from(type)], { type, content: fields, parent: header, ...more }),
        ),
    };
  }
}
