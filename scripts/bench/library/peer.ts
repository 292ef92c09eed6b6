import { type ChildProcess, spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { Problem } from "../../setup/problem";
import type { Contestant } from "../section";

interface Answer {
  ms?: number;
  recipe?: string;
  error?: string;
}

/** A process that times workloads when asked: it lives through all rounds, so that what it compiled stays compiled. */
export class Peer implements Contestant {
  version = "";
  private known: readonly string[] = [];
  private readonly process: ChildProcess;
  private readonly lines: AsyncIterator<string>;

  static async start(name: string, command: readonly string[], env: NodeJS.ProcessEnv): Promise<Peer> {
    const peer = new Peer(name, command, env);
    const { about, workloads } = await peer.read<{ about: string; workloads: string[] }>();
    peer.version = about;
    peer.known = workloads;
    return peer;
  }

  private constructor(
    readonly name: string,
    [program = "", ...args]: readonly string[],
    env: NodeJS.ProcessEnv,
  ) {
    this.process = spawn(program, args, { env, stdio: ["pipe", "pipe", "inherit"] });
    this.process.on("error", () => {}); // its silence is told by `read`
    this.lines = createInterface({ input: this.process.stdout as NodeJS.ReadableStream })[
      Symbol.asyncIterator
    ]();
  }

  /** The least time of a call in milliseconds, or in words why there is none. */
  async time(workload: string, seconds: number): Promise<number | string> {
    if (!this.known.includes(workload)) return "has no such function";
    this.process.stdin?.write(`${JSON.stringify({ workload, seconds })}\n`);
    const { ms, error } = await this.read<Answer>();
    return ms ?? `failed: ${error}`;
  }

  end(): void {
    this.process.stdin?.end();
  }

  private async read<T>(): Promise<T> {
    const { value, done } = await this.lines.next();
    if (done) throw new Problem(`The benchmark's process '${this.name}' ended; what it said stands above.`);
    return JSON.parse(value);
  }
}
