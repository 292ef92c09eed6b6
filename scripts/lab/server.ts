import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { delimiter, join } from "node:path";
import { sha256 } from "../setup/files";
import { Problem, say } from "../setup/problem";
import { python, pythonEnv, venv } from "../setup/python";
import { inRoot } from "../setup/root";
import { freePort } from "./port";

/** How JupyterLab is started. */
export interface ServerOptions {
  /** The folder that it shows. */
  folder: string;
  /** The notebook that it opens first; none unless given. */
  open?: string;
  /** Open a browser window. */
  browser: boolean;
  /** The port to listen on; any free one unless given. */
  port?: number;
  /** The Python that has JupyterLab; the one that runs the course unless given. */
  python?: LabPython;
}

/** A Python environment with JupyterLab in it. */
export interface LabPython {
  /** The environment's folder, below which JupyterLab keeps what it remembers. */
  folder: string;
  program: string;
  /** The process environment for it, with more variables. */
  env: (extra: NodeJS.ProcessEnv) => NodeJS.ProcessEnv;
  /** The folders of scripts/lab/config that hold its settings. */
  config: readonly ("all" | "reader")[];
}

const readers: LabPython = { folder: venv, program: python, env: pythonEnv, config: ["all", "reader"] };

/** A running JupyterLab. */
export interface Server {
  /** Where to open it, with its token. */
  url: string;
  /** Settled when it has ended, with the lines that it wrote. */
  ended: Promise<string>;
  /** Stops it and its kernels. */
  stop: () => Promise<void>;
}

const STOP_WITHIN = 15_000; // milliseconds, then it is killed

/**
 * Starts JupyterLab on this machine's own address, with a token that is new each time. It asks no server on the
 * network for anything, and offers a reader the course's kernel alone.
 *
 * @throws Problem where it does not start, with its own last lines
 */
export async function startServer(options: ServerOptions): Promise<Server> {
  const port = await freePort(options.port);
  const token = randomBytes(24).toString("hex");
  const page = options.open === undefined ? "/lab" : `/lab/tree/${encodeURIComponent(options.open)}`;
  const { folder, program, env, config } = options.python ?? readers;
  const own = settings(options, workspacesOf(options.folder, folder), port, page);
  const child = spawn(program, [inRoot("scripts", "lab", "server.py"), ...own], {
    cwd: options.folder,
    env: env({
      JUPYTER_CONFIG_PATH: config.map((one) => inRoot("scripts", "lab", "config", one)).join(delimiter),
    }),
    stdio: ["pipe", "pipe", "pipe"],
    detached: process.platform !== "win32", // Ctrl-C comes to this process alone, which then stops the server
  });
  const ended = outputOf(child);
  child.stdin?.on("error", () => {}); // it ended before it was told to: `ended` says so
  child.stdin?.write(`${token}\n`);
  const stop = async (): Promise<void> => {
    child.stdin?.end();
    const late = setTimeout(() => child.kill("SIGKILL"), STOP_WITHIN);
    await ended;
    clearTimeout(late);
  };
  const base = `http://127.0.0.1:${port}`;
  await answers(`${base}/api/status?token=${token}`, ended);
  return { url: `${base}${page}?token=${token}`, ended, stop };
}

/** Where JupyterLab remembers which notebooks were open in a folder: not beside those of another folder. */
export function workspacesOf(folder: string, environment = venv): string {
  return join(environment, "home", "workspaces", sha256(folder).slice(0, 16));
}

function settings(
  { folder, browser }: ServerOptions,
  workspaces: string,
  port: number,
  page: string,
): string[] {
  return [
    `--ServerApp.port=${port}`,
    `--ServerApp.root_dir=${folder}`,
    `--ServerApp.default_url=${page}`,
    `--LabApp.workspaces_dir=${workspaces}`,
    `--ServerApp.open_browser=${browser ? "True" : "False"}`,
  ];
}

function outputOf(child: ChildProcess): Promise<string> {
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream?.setEncoding("utf8").on("data", (data: string) => {
      text = (text + data).slice(-20_000);
    });
  return new Promise((done, failed) => {
    child.on("error", failed);
    child.on("close", () => done(text));
  });
}

async function answers(url: string, ended: Promise<string>): Promise<void> {
  let end: string | undefined;
  ended.then((text) => {
    end = text;
  });
  for (;;) {
    if (end !== undefined)
      throw new Problem(`JupyterLab did not start: ${lastLines(end) || "it said nothing"}`);
    const reply = await fetch(url).catch(() => undefined);
    if (reply?.ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
}

/**
 * Shows where a server is, and waits until it ends; a signal to this process stops it.
 *
 * @throws Problem where it ended by itself
 */
export async function untilStopped(start: () => Promise<Server>, words: readonly string[]): Promise<void> {
  let stopping = false;
  let server: Server | undefined;
  const stop = (): void => {
    if (stopping || server === undefined) process.exit(130);
    stopping = true;
    say("Stopping JupyterLab and its kernels …");
    void server.stop();
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, stop);
  server = await start();
  console.log(`JupyterLab is at ${server.url}`);
  for (const line of words) say(line);
  const output = await server.ended;
  if (!stopping)
    throw new Problem(`JupyterLab ended by itself. Its last lines: ${lastLines(output) || "none"}`);
}

/** The last lines that a program wrote, each cut to a readable length. */
export function lastLines(text: string): string {
  const lines = text.trim().split("\n").slice(-3);
  return lines.map((line) => line.trim().slice(0, 300)).join(" / ");
}
