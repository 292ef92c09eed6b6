import type { Job } from "./job";
import { SOURCE } from "./source";

/** What a worker says: that it is ready (not done), or that its share of a job is done, or why it is not. */
export interface Answer {
  readonly done: boolean;
  readonly error?: string;
}

/** A worker of any platform. */
export interface Thread {
  post(job: Job): void;
  /** Whether the process waits for it (in Node). */
  hold(on: boolean): void;
  end(): Promise<void>;
}

/** Told what a worker says, and that it has ended. */
export interface Listener {
  answer(answer: Answer): void;
  ended(reason: string): void;
}

interface NodeWorker {
  on(event: string, listener: (value: never) => void): void;
  postMessage(job: Job): void;
  ref(): void;
  unref(): void;
  terminate(): Promise<unknown>;
}

interface WebWorker {
  onmessage: ((event: { data: Answer }) => void) | null;
  onerror: ((event: { message?: string }) => void) | null;
  postMessage(job: Job): void;
  terminate(): void;
}

/** The parts of the platforms that are used; the library's types assume neither. */
interface Platform {
  process?: { getBuiltinModule?(name: string): unknown };
  navigator?: { hardwareConcurrency?: number };
  crossOriginIsolated?: boolean;
  SharedArrayBuffer?: unknown;
  Worker?: new (url: string) => WebWorker;
  Blob?: new (parts: string[], options: { type: string }) => object;
  URL?: { createObjectURL(blob: object): string; revokeObjectURL(url: string): void };
}

const platform = globalThis as unknown as Platform;

function builtin<T>(name: string): T | undefined {
  return platform.process?.getBuiltinModule?.(`node:${name}`) as T | undefined;
}

/** How many threads the machine runs at a time; 1 where that is not known. */
export function processors(): number {
  const os = builtin<{ availableParallelism(): number }>("os");
  return os?.availableParallelism() ?? platform.navigator?.hardwareConcurrency ?? 1;
}

/**
 * Starts a worker. Undefined where the platform has none, or no memory that threads share: a browser gives that only to
 * pages that are cross-origin isolated.
 */
export function startThread(listener: Listener): Thread | undefined {
  if (platform.SharedArrayBuffer === undefined) return undefined;
  const threads = builtin<{ Worker: new (source: string, options: object) => NodeWorker }>("worker_threads");
  if (threads !== undefined) return nodeThread(threads.Worker, listener);
  const { Worker, Blob, URL, crossOriginIsolated } = platform;
  if (Worker === undefined || Blob === undefined || URL === undefined || !crossOriginIsolated)
    return undefined;
  const url = URL.createObjectURL(new Blob([SOURCE], { type: "text/javascript" }));
  const worker = new Worker(url);
  worker.onmessage = ({ data }) => {
    URL.revokeObjectURL(url);
    listener.answer(data);
  };
  worker.onerror = ({ message }) => listener.ended(message ?? "the page's policy may forbid it");
  return {
    post: (job) => worker.postMessage(job),
    hold: () => {},
    end: async () => worker.terminate(),
  };
}

function nodeThread(Worker: new (source: string, options: object) => NodeWorker, listener: Listener): Thread {
  const head = 'globalThis.parentPort = process.getBuiltinModule("node:worker_threads").parentPort;';
  const worker = new Worker(head + SOURCE, { eval: true, execArgv: [] });
  worker.on("message", listener.answer);
  worker.on("error", (error: Error) => listener.ended(error.message));
  worker.on("exit", () => listener.ended("it has exited"));
  worker.unref();
  return {
    post: (job) => worker.postMessage(job),
    hold: (on) => (on ? worker.ref() : worker.unref()),
    end: async () => void (await worker.terminate()),
  };
}
