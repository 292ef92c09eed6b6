import { randomBytes } from "node:crypto";
import { createRequire } from "node:module";
import { createServer } from "node:net";
import type * as Zmq from "zeromq";

const zmq: typeof Zmq = createRequire(import.meta.url)("zeromq");

/** What a connection file tells of a kernel's sockets. */
export interface Ports {
  shell_port: number;
  iopub_port: number;
  stdin_port: number;
  control_port: number;
  hb_port: number;
}

/** A front end's side of a kernel's five sockets. */
export interface Sockets {
  shell: Zmq.Dealer;
  stdin: Zmq.Dealer;
  control: Zmq.Dealer;
  iopub: Zmq.Subscriber;
  heartbeat: Zmq.Request;
}

export function connectSockets(ports: Ports): Sockets {
  const routingId = randomBytes(8).toString("hex"); // by which the kernel finds who has sent a cell
  const sockets = {
    shell: new zmq.Dealer({ routingId }),
    stdin: new zmq.Dealer({ routingId }),
    control: new zmq.Dealer(),
    iopub: new zmq.Subscriber(),
    heartbeat: new zmq.Request(),
  };
  const names = {
    shell: "shell_port",
    stdin: "stdin_port",
    control: "control_port",
    iopub: "iopub_port",
    heartbeat: "hb_port",
  } as const;
  for (const name of ["shell", "stdin", "control", "iopub", "heartbeat"] as const)
    sockets[name].connect(`tcp://127.0.0.1:${ports[names[name]]}`);
  sockets.iopub.subscribe();
  return sockets;
}

/** Ports that are free now. */
export async function freePorts(): Promise<Ports> {
  const servers = await Promise.all(
    Array.from({ length: 5 }, async () => {
      const server = createServer();
      await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
      return server;
    }),
  );
  const ports = servers.map((server) => (server.address() as { port: number }).port);
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  const [shell_port = 0, iopub_port = 0, stdin_port = 0, control_port = 0, hb_port = 0] = ports;
  return { shell_port, iopub_port, stdin_port, control_port, hb_port };
}
