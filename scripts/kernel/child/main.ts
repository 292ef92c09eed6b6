// The process in which cells run: node child.cjs ROOT
import { join } from "node:path";
import { MessageChannel, Worker } from "node:worker_threads";
import type { ExecuteMessage, FromChild, ToChild } from "../channel";
import { resetAsyncStack, stopAsyncChecks } from "./asyncStack";
import { addCalls } from "./calls";
import { createAliases } from "./cell/aliases";
import { readProjectOptions } from "./cell/options";
import { Cells, type Surroundings } from "./cells";
import { Comms } from "./comms";
import { createCompiler } from "./compiler";
import { closeDoors, hideResource } from "./doors";
import { createFlags, HANDLED, INTERRUPTIBLE } from "./flags";
import { hintFor } from "./hints/hints";
import { CellHistory } from "./hints/history";
import { explainNotLoaded } from "./hints/modules";
import { Input } from "./input";
import { openLink, readToken } from "./link";
import { CellValues } from "./live/exports";
import { Packages } from "./live/packages";
import { equipRequire } from "./live/require";
import { openMailbox } from "./mailbox";
import { Modules } from "./modules";
import { Origins } from "./origins";
import { pathNamer } from "./paths";
import { Pristine } from "./pristine";
import { hidePromiseMarks } from "./promises";
import { answer } from "./questions";
import { showOriginalStacks } from "./stacks";
import { Stdin } from "./stdin";
import { catchStrays } from "./strays";
import { captureStreams } from "./streams";
import { Timers } from "./timers";
import { createTranspiler } from "./transpile";
import { findTslab } from "./tslab";
import { packageNames, workspaceSources } from "./workspaces";

const [root = ""] = process.argv.slice(2);
const link = openLink(readToken());
const origins = new Origins();
const send = (message: FromChild): void => {
  if (message.type === "done") history.end(message.error === undefined);
  link(message, origins.current?.id);
};
const flags = createFlags();
const tslab = findTslab(root);
const name = pathNamer(root);
const { options: project, complaints } = readProjectOptions(tslab.ts, root);
// Sources can be edited, and are compiled where they are imported; what nobody edits is sooner loaded as it was built.
const built = process.env.KERNEL_PACKAGES === "built";
const sources = built ? new Map<string, string>() : workspaceSources(root);
const source = built ? () => undefined : createAliases(sources, project);
const transpile = createTranspiler(tslab.ts, join(root, "build", "kernel", "modules"), name);
const packages = new Packages(tslab.ts);
const modules = new Modules({ root, source, transpile, packages });
let notebook: string | undefined;
const history = new CellHistory(tslab.ts);
const names = () => [...sources.keys(), ...packageNames(root)];
const values = new CellValues();
const compiler = createCompiler(tslab, {
  root,
  project,
  source,
  name,
  uncut,
  hint: (problem) => hintFor(problem, { ts: tslab.ts, root, names: names(), history, sources, notebook }),
  unprepared: (imports) => modules.unprepared(imports),
  declares: (names) => values.begin(names),
});
const { later } = new Timers(origins, (error, origin) => cells.threwAside(error, origin));
const surroundings: Surroundings = {
  compiler,
  modules,
  origins,
  later,
  send,
  hint: (thrown) => explainNotLoaded(tslab.ts, thrown, { root, names: names() }),
  run: (code) => uncut(() => pristine.run(code)),
  leave: (code) => pristine.leave(() => withInterrupts(1, code)),
  showing: (code) => pristine.showing(code),
};
const cells = new Cells(tslab, surroundings);
values.attach(cells.executor);
equipRequire(modules, packages);
cells.keepScope();

tslab.load("jupyter").lastWriteDisplayData = (content, update) =>
  send({ type: "display", update: update === true, content: content as never });
captureStreams(send);
const answers = new MessageChannel();
const input = new Input(send, flags, answers.port1);
const stdin = new Stdin(input, flags);
const comms = new Comms(send);
addCalls(tslab, send, input, comms);
showOriginalStacks([__filename, tslab.dist], name);
catchStrays((error) => cells.threwAside(error));

const messages = new MessageChannel();
const control = new Worker(join(__dirname, "control.cjs"), {
  workerData: { flags, answers: answers.port2, messages: messages.port2 },
  transferList: [answers.port2, messages.port2],
});
const collect = openMailbox(messages.port1, handle);
control.once("message", hideResource).on("message", () => surroundings.run(collect));
hidePromiseMarks();
closeDoors(join(__dirname, "guard.cjs"));
const pristine = new Pristine();
compiler.converter.convert("", "0"); // the first program takes longest: before there is a cell to wait for it
send({ type: "ready" });
tslab.keep();

function handle(message: ToChild): void {
  if (message.type === "execute") begin(message);
  else if (message.type === "session") {
    notebook = message.notebook;
    history.addLost(message.past);
  } else if (message.type === "interrupt") {
    Atomics.store(flags, HANDLED, message.id);
    resetAsyncStack();
    cells.interrupt();
  } else if (message.type === "comm") {
    const received = surroundings.leave(() => comms.receive(message));
    void received.then(() => send({ type: "answer", id: message.id, reply: null }));
  } else if (message.type !== "input")
    send({ type: "answer", id: message.id, reply: answer(message, cells.executor, tslab, names) });
}

function begin(message: ExecuteMessage): void {
  for (const complaint of complaints.splice(0)) process.stderr.write(complaint);
  history.begin(message);
  input.begin(message.stdin);
  stdin.begin();
  stopAsyncChecks();
  cells.execute(message);
}

/** An interrupt may end a cell at any point, but not the compiler, which would be left in pieces. */
function uncut<T>(step: () => T): T {
  return withInterrupts(0, step);
}

function withInterrupts<T>(allowed: 0 | 1, step: () => T): T {
  const before = Atomics.exchange(flags, INTERRUPTIBLE, allowed);
  try {
    return step();
  } finally {
    Atomics.store(flags, INTERRUPTIBLE, before);
  }
}
