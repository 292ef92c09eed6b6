import hooks from "node:async_hooks";
import inspector from "node:inspector";
import promises from "node:inspector/promises";
import { syncBuiltinESMExports } from "node:module";
import v8 from "node:v8";
import threads, { type WorkerOptions } from "node:worker_threads";

const HEAP = [
  "getHeapSnapshot",
  "writeHeapSnapshot",
  "setHeapSnapshotNearHeapLimit",
  "queryObjects",
] as const;
const INTERNALS = ["binding", "_linkedBinding", "_debugProcess", "_getActiveHandles", "_getActiveRequests"];

/**
 * Closes what would show a cell the kernel's own memory, where the mark of its messages to the supervisor
 * is: a debugger of this process, snapshots of its heap, Node's internals. In threads of the cell as well,
 * for a thread can debug the main one.
 *
 * @param guard the program that closes these doors in a thread, before its own code
 */
export function closeDoors(guard: string): void {
  for (const debug of [inspector, promises]) replace(debug, ["Session", "open"], "the debugger");
  replace(v8, HEAP, "snapshots of the heap");
  replace(process, INTERNALS, "Node's internal modules");
  const { setFlagsFromString } = v8;
  v8.setFlagsFromString = (flags) => {
    if (/natives/.test(String(flags))) closed("V8's internal functions");
    setFlagsFromString(String(flags));
  };
  guardThreads(guard);
  // Node would open its debugger at this signal, which any program of the same user can send
  if (threads.isMainThread && process.platform !== "win32") process.on("SIGUSR1", () => {});
  syncBuiltinESMExports();
}

/** Hides the object through which the kernel is called: with it a cell could send the kernel messages. */
export function hideResource(): void {
  const { executionAsyncResource } = hooks;
  const own = executionAsyncResource();
  hooks.executionAsyncResource = () => {
    const resource = executionAsyncResource();
    return resource === own ? {} : resource;
  };
  syncBuiltinESMExports();
}

function guardThreads(guard: string): void {
  const { Worker } = threads;
  threads.Worker = new Proxy(Worker, {
    construct: (target, [file, options]: [string | URL, WorkerOptions?], made) => {
      const execArgv = ["--require", guard, ...(options?.execArgv ?? [])];
      return Reflect.construct(target, [file, { ...options, execArgv }], made);
    },
  });
  Worker.prototype.constructor = threads.Worker;
}

function replace(object: object, names: readonly string[], what: string): void {
  /** A declaration, since `new` and `extends` must reach it, which an arrow refuses. */
  function refuse(): never {
    return closed(what);
  }
  for (const name of names)
    if (name in object)
      Object.defineProperty(object, name, { value: refuse, configurable: false, writable: false });
}

function closed(what: string): never {
  throw new Error(`A cell cannot use ${what}: the kernel's own memory stays closed to it`);
}
