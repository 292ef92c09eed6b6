import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Outbox, type Sender } from "./outbox";

/** A Jupyter message as tslab's server hands it over, its signature verified. */
interface Message {
  header: { msg_type: string };
  content: Record<string, unknown>;
  createReply(): Message;
  signAndSend(key: string, socket: Pick<Outbox, "send">): void;
}

interface Socket extends Sender {
  sendHighWaterMark: number;
}

interface TslabServer {
  connInfo: { key: string };
  iopub: Socket;
  init(): Promise<void>;
  bindSocket(socket: Socket, port: number): Promise<void>;
  handleShellMessage(socket: Socket, ...frames: Buffer[]): Promise<void>;
  publishStatus(status: string, parent: Message): void;
}

/** A request of a front end, and the way to answer it. */
export interface Request {
  readonly type: string;
  readonly content: Record<string, unknown>;
  reply(type: string, content: object): void;
  /** Sends an output or a status that belongs to this request to all front ends. */
  publish(type: string, content: object): void;
}

const TAKEN = Symbol("taken over");

/**
 * Starts tslab's Jupyter server, which owns the sockets and the signing key, and hands every verified
 * request to `handle` instead of tslab's own handlers, which run cells in the process of the sockets.
 */
export async function serve(
  root: string,
  connectionFile: string,
  handle: (request: Request) => void,
): Promise<void> {
  const ZmqServer = tslabServer(root);
  let open!: () => void;
  const opened = new Promise<void>((done) => {
    open = done;
  });

  class Server extends ZmqServer {
    private from!: Socket;
    private readonly outboxes = new Map<Socket, Outbox>();

    /** Without this the socket for outputs drops messages beyond a thousand that wait. */
    override bindSocket(socket: Socket, port: number): Promise<void> {
      socket.sendHighWaterMark = 0;
      return super.bindSocket(socket, port);
    }

    override async handleShellMessage(socket: Socket, ...frames: Buffer[]): Promise<void> {
      await opened;
      this.from = socket;
      try {
        await super.handleShellMessage(socket, ...frames);
      } catch (error) {
        if (error !== TAKEN) console.error("The kernel refused a message:", (error as Error).message);
      }
    }

    /** tslab announces each verified message by a status: there it is taken from it. */
    override publishStatus(_status: string, message: Message): never {
      const { from } = this;
      const send = (socket: Socket, type: string, content: object): void => {
        const reply = message.createReply();
        reply.header.msg_type = type;
        reply.content = content as Record<string, unknown>;
        reply.signAndSend(this.connInfo.key, this.outbox(socket));
      };
      handle({
        type: message.header.msg_type,
        content: message.content,
        reply: (type, content) => send(from, type, content),
        publish: (type, content) => send(this.iopub, type, content),
      });
      throw TAKEN;
    }

    private outbox(socket: Socket): Outbox {
      const outbox = this.outboxes.get(socket) ?? new Outbox(socket);
      this.outboxes.set(socket, outbox);
      return outbox;
    }
  }

  await new Server(undefined, connectionFile).init();
  open();
}

/**
 * tslab's server class. Its module also loads the compiler, only for handlers that are not used here:
 * empty modules stand in for that, so that this process is small and starts fast.
 */
function tslabServer(root: string): new (handler: undefined, connectionFile: string) => TslabServer {
  const fromRoot = createRequire(join(root, "package.json"));
  const dist = join(dirname(fromRoot.resolve("tslab/package.json")), "dist");
  const fromTslab = createRequire(join(dist, "main.js"));
  for (const unused of ["./converter.js", "./inspect.js"]) {
    const id = fromTslab.resolve(unused);
    fromTslab.cache[id] = { id, filename: id, loaded: true, exports: {} } as NodeJS.Module;
  }
  return fromTslab("./jupyter.js").ZmqServer;
}
