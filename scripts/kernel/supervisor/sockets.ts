import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type * as Zmq from "zeromq";
import { Outbox } from "./outbox";

/** What a front end writes into the connection file. */
export interface Connection {
  transport: string;
  ip: string;
  key: string;
  signature_scheme: string;
  shell_port: number;
  iopub_port: number;
  stdin_port: number;
  control_port: number;
  hb_port: number;
}

export type Channel = "shell" | "control" | "stdin";

export interface Receivers {
  /** frames of a request, or of a reply on the channel for input */
  message(channel: Channel, frames: Buffer[]): void;
  /** A front end has subscribed to outputs of one topic. */
  subscription(topic: Buffer): void;
}

/** The ways to front ends, each of which sends in order. */
export type Outboxes = Record<Channel | "iopub", Outbox>;

const SUBSCRIBE = 1;

/** @throws Error where the file is no connection file */
export function readConnection(file: string): Connection {
  const connection: Connection = JSON.parse(readFileSync(file, "utf8"));
  const scheme = connection.signature_scheme ?? "hmac-sha256";
  if (scheme !== "hmac-sha256")
    throw new Error(`the signature_scheme of ${file} is ${scheme}; the kernel signs with hmac-sha256`);
  return connection;
}

/** Opens the five sockets of a kernel with tslab's ZeroMQ. */
export async function openSockets(
  root: string,
  connection: Connection,
  receivers: Receivers,
): Promise<Outboxes> {
  const zmq = loadZmq(root);
  const shell = new zmq.Router();
  const control = new zmq.Router();
  const stdin = new zmq.Router();
  const iopub = new zmq.XPublisher();
  const heartbeat = new zmq.Reply();
  iopub.verbosity = "allSubs"; // each front end's, also where another has subscribed to the same
  const { transport, ip } = connection;
  const bind = async (socket: Zmq.Router | Zmq.XPublisher | Zmq.Reply, port: number): Promise<void> => {
    // without this messages beyond a thousand that wait are dropped; how much a cell may send has its limits
    socket.sendHighWaterMark = 0;
    socket.linger = 0;
    await socket.bind(`${transport}://${ip}${transport === "ipc" ? "-" : ":"}${port}`);
  };
  await Promise.all([
    bind(shell, connection.shell_port),
    bind(control, connection.control_port),
    bind(stdin, connection.stdin_port),
    bind(iopub, connection.iopub_port),
    bind(heartbeat, connection.hb_port),
  ]);
  const channels = { shell, control, stdin };
  for (const channel of ["shell", "control", "stdin"] as const)
    read(channels[channel], (frames) => receivers.message(channel, frames));
  read(iopub, ([frame]) => {
    if (frame?.[0] === SUBSCRIBE) receivers.subscription(frame.subarray(1));
  });
  const beats = new Outbox(heartbeat);
  read(heartbeat, (frames) => beats.send(frames));
  return {
    shell: new Outbox(shell),
    control: new Outbox(control),
    stdin: new Outbox(stdin),
    iopub: new Outbox(iopub),
  };
}

function read(socket: AsyncIterable<Buffer[]>, receive: (frames: Buffer[]) => void): void {
  const loop = async () => {
    for await (const frames of socket) receive(frames);
  };
  loop().catch((error) => console.error("The kernel lost a socket:", error));
}

function loadZmq(root: string): typeof Zmq {
  const tslab = createRequire(join(root, "package.json")).resolve("tslab/package.json");
  return createRequire(tslab)("zeromq");
}
