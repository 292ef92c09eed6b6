// The process in which cells run: node child.cjs ROOT
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import type { ToChild } from "../channel";
import { Cells } from "./cells";
import { createCompiler } from "./compiler";
import { createFlags, HANDLED, INTERRUPTIBLE } from "./flags";
import { openLink, readToken } from "./link";
import { Modules } from "./modules";
import { pathNamer } from "./paths";
import { answer } from "./questions";
import { showOriginalStacks } from "./stacks";
import { captureStreams } from "./streams";
import { Timers } from "./timers";
import { createTranspiler } from "./transpile";
import { findTslab } from "./tslab";
import { workspaceSources } from "./workspaces";

const [root = ""] = process.argv.slice(2);
const send = openLink(readToken());
const flags = createFlags();
const tslab = findTslab(root);
const sources = workspaceSources(root);
const name = pathNamer(root);
const compiler = createCompiler(tslab, { root, sources, name, uncut });
const transpile = createTranspiler(tslab.ts, join(root, "build", "kernel", "modules"));
const modules = new Modules(transpile, root, sources);
const cells = new Cells(tslab, compiler, modules, flags, send, new Timers());

tslab.load("jupyter").lastWriteDisplayData = (content, update) =>
  send({ type: "display", update: update === true, content: content as never });
captureStreams(send);
showOriginalStacks([__filename, tslab.dist], name);
process.on("uncaughtException", (error) => cells.threwAside(error));
process.on("unhandledRejection", (error) => cells.threwAside(error));

new Worker(join(__dirname, "control.cjs"), { workerData: flags }).on("message", (message: ToChild) => {
  if (message.type === "execute") cells.execute(message);
  else if (message.type === "interrupt") {
    Atomics.store(flags, HANDLED, message.id);
    cells.interrupt();
  } else send({ type: "answer", id: message.id, reply: answer(message, cells.executor, tslab) });
});
compiler.converter.convert("", "0"); // the first program takes longest: before there is a cell to wait for it
send({ type: "ready" });

/** An interrupt may end a cell at any point, but not the compiler, which would be left in pieces. */
function uncut<T>(step: () => T): T {
  const before = Atomics.exchange(flags, INTERRUPTIBLE, 0);
  try {
    return step();
  } finally {
    Atomics.store(flags, INTERRUPTIBLE, before);
  }
}
