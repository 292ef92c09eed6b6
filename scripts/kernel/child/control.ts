// The thread that listens to the supervisor, so that an interrupt, or the supervisor's end, is seen while a
// cell keeps the main thread busy.
import { Session } from "node:inspector";
import { Socket } from "node:net";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { IN, type ToChild } from "../channel";
import { ANSWERS, type Flags, HANDLED, INTERRUPTIBLE } from "./flags";
import { endNewest } from "./started";

const STEP_MS = 50;
const STEPS = 60;
/** Steps after which what still does not answer waits for a process, as `execSync` does. */
const PATIENT_STEPS = 4;

const { flags, answers, messages } = workerData as Record<"answers" | "messages", MessagePort> & {
  flags: Flags;
};
let inspector: Session | undefined; // only during an interrupt: Node would wait for it at exit

/** Puts a message where the main thread takes it (see mailbox.ts), and rings. */
function deliver(message: ToChild): void {
  messages.postMessage(message);
  parentPort?.postMessage(null);
}

/** First asks the main thread; where it doesn't answer, it is in a loop, which is then cut from outside. */
function interrupt(message: ToChild & { type: "interrupt" }, step: number): void {
  if (Atomics.load(flags, HANDLED) >= message.id || step === STEPS) {
    inspector?.disconnect();
    inspector = undefined;
    return;
  }
  if (step > 0 && Atomics.load(flags, INTERRUPTIBLE)) {
    if (inspector === undefined) {
      inspector = new Session();
      inspector.connectToMainThread();
    }
    inspector.post("Runtime.terminateExecution", () => {});
    if (step > PATIENT_STEPS) endNewest();
  }
  deliver(message);
  setTimeout(interrupt, STEP_MS, message, step + 1);
}

/** Without a supervisor nobody could stop this process, nor those that it has started. */
function die(): void {
  try {
    process.kill(-process.pid, "SIGKILL");
  } catch {
    process.kill(process.pid, "SIGKILL");
  }
}

const input = new Socket({ fd: IN }).on("close", die).on("error", die);
let rest = "";
input.setEncoding("utf8").on("data", (chunk: string) => {
  const lines = (rest + chunk).split("\n");
  rest = lines.pop() ?? "";
  for (const line of lines) {
    const message: ToChild = JSON.parse(line);
    if (message.type === "interrupt") interrupt(message, 0);
    else if (message.type === "input") {
      answers.postMessage(message);
      Atomics.add(flags, ANSWERS, 1);
      Atomics.notify(flags, ANSWERS);
    } else deliver(message);
  }
});
