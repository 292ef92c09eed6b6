import type { CellOutput, ErrorContent, Outcome } from "../channel";
import { Comms } from "./comms";
import { Execution } from "./execution";
import { History } from "./history";
import { answerQuestion } from "./questions";
import type { Request } from "./server";
import { Session } from "./session";
import type { Settings } from "./settings";
import type { Fields } from "./wire";

export interface KernelOptions {
  /** what starts the process for cells */
  command: string[];
  settings: Settings;
  /** content of the reply to `kernel_info_request` */
  info: object;
  /** content of the reply to `connect_request` */
  ports: object;
  /** called when a front end has asked for the kernel's end, and has its answer */
  exit(): void;
}

const ABORT_MS = 20;
const REMEMBERED = 200;

/** Answers the requests of the Jupyter protocol: cells one after the other, all else at once. */
export class Kernel {
  private readonly session: Session;
  private readonly comms = new Comms();
  private readonly history = new History();
  /** where outputs go: to the cell that runs, or else to what ran last */
  private latest: Execution | undefined;
  private running: Execution | undefined;
  private queue: Promise<void> = Promise.resolve();
  /** grows at each failing cell, which aborts the cells that were queued behind it */
  private generation = 0;
  /** cells whose outputs still reach them when they are over */
  private readonly past = new Map<number, { execution: Execution; name: string }>();
  /** late failures that no output has told yet */
  private readonly notes: string[] = [];
  private count = 0;
  private silentCount = 0;

  constructor(private readonly options: KernelOptions) {
    this.session = new Session(options.command, options.settings, {
      output: (message, origin) => this.output(message, origin),
      late: (error, origin) => this.failedLate(error, origin),
      restarted: () => this.closeComms(),
    });
  }

  handle(request: Request): void {
    if (request.type !== "execute_request") {
      status(request, "busy");
      void this.answer(request).finally(() => {
        status(request, "idle");
        if (this.running) status(this.running.request, "busy"); // front ends show the last status they saw
      });
      return;
    }
    const { generation } = this;
    this.queue = this.queue.then(async () => {
      status(request, "busy");
      if (generation === this.generation) await this.execute(request);
      else request.reply("execute_reply", { status: "aborted", execution_count: this.count });
      status(request, "idle");
    });
  }

  /** A front end's answer to a cell that asked for input. */
  input(content: Fields, id: string | undefined): void {
    this.running?.input.reply(content, id);
  }

  interrupt(): void {
    this.session.interrupt();
  }

  stop(): void {
    this.session.stop();
  }

  /** Output goes to the request of its cell, also when that is over. */
  private output(message: CellOutput, origin?: number): void {
    if (message.type === "input") {
      if (this.running?.stdin) this.running.receive(message);
      else this.session.send({ type: "input", id: message.id, value: null });
    } else (this.past.get(origin ?? 0)?.execution ?? this.latest)?.receive(message);
  }

  /** Programs that run notebooks ignore what comes for a cell that is over: the next output tells it, too. */
  private failedLate(error: ErrorContent, origin?: number): void {
    const cell = this.past.get(origin ?? 0);
    if (!cell?.execution.silent) cell?.execution.output.conclude("error", error);
    const note = lateNote(cell?.name ?? "an earlier cell", error);
    if (this.running) this.running.output.stream("stderr", note);
    else if (cell) this.notes.push(note);
    else this.latest?.output.stream("stderr", note);
  }

  private remember(id: number, execution: Execution, name: string): void {
    this.past.set(id, { execution, name });
    const [oldest] = this.past.keys();
    if (this.past.size > REMEMBERED && oldest !== undefined) this.past.delete(oldest);
  }

  private async answer(request: Request): Promise<void> {
    const { type } = request;
    const message = this.comms.fromFrontEnd(request);
    if (message !== undefined) {
      if (!this.running) this.latest = this.executionOf(request);
      const delivered = this.session.ask(message);
      if (!this.running) await delivered;
      return;
    }
    const content = await this.contentOf(request).catch((error: Error) =>
      failed("KernelError", `the kernel could not answer ${type}: ${error.message}`),
    );
    request.reply(type.replace(/_request$/, "_reply"), content);
    if (type === "shutdown_request") this.options.exit();
  }

  private async contentOf({ type, content }: Request): Promise<object> {
    switch (type) {
      case "kernel_info_request":
        return this.options.info;
      case "connect_request":
        return { status: "ok", ...this.options.ports };
      case "comm_info_request":
        return { status: "ok", comms: this.comms.info(content.target_name) };
      case "history_request":
        return { status: "ok", history: this.history.find(content) };
      case "interrupt_request":
        this.interrupt();
        return { status: "ok" };
      case "shutdown_request":
        this.stop();
        return { status: "ok", restart: content.restart === true };
    }
    const answer = await answerQuestion(type, content, (question) => this.session.ask(question));
    return answer ?? failed("NotImplementedError", `this kernel does not know ${type}`);
  }

  private async execute(request: Request): Promise<void> {
    const { content } = request;
    const { code } = content;
    if (typeof code !== "string") {
      const error = failed("ProtocolError", "an execute_request must carry its code as a string");
      return request.reply("execute_reply", { ...error, execution_count: this.count });
    }
    const execution = this.executionOf(request);
    const { silent } = execution;
    const stored = !silent && content.store_history !== false;
    const execution_count = stored ? ++this.count : this.count;
    const name = stored ? `cell ${execution_count}` : `silent cell ${++this.silentCount}`;
    this.latest = this.running = execution;
    if (!silent) request.publish("execute_input", { code, execution_count });
    for (const note of this.notes.splice(0)) execution.output.stream("stderr", note);
    const id = this.session.newId();
    this.remember(id, execution, name);
    const expressions = stringsOf(content.user_expressions);
    const outcome = await this.session.run({ id, code, name, stdin: execution.stdin, expressions });
    if (!silent) publishOutcome(outcome, execution, execution_count);
    execution.output.end();
    this.running = undefined;
    const { error, result } = outcome;
    const text = result?.data["text/plain"];
    if (stored) this.history.add(execution_count, code, typeof text === "string" ? text : null);
    if (error && content.stop_on_error !== false) {
      await new Promise((done) => setTimeout(done, ABORT_MS)); // for requests that are still in the socket
      this.generation++;
    }
    const ending = error
      ? { status: "error", ...error }
      : { status: "ok", user_expressions: outcome.expressions ?? {} };
    request.reply("execute_reply", { ...ending, execution_count, payload: execution.payload });
  }

  private executionOf(request: Request): Execution {
    return new Execution(request, this.options.settings, this.comms, (reply) => this.session.send(reply));
  }

  private closeComms(): void {
    for (const comm_id of this.comms.reset())
      this.latest?.request.publish("comm_close", { comm_id, data: {} });
  }
}

function publishOutcome(outcome: Outcome, { output }: Execution, execution_count: number): void {
  if (outcome.error) output.conclude("error", outcome.error);
  else if (outcome.result) output.rich("execute_result", { ...outcome.result, execution_count });
}

function lateNote(cell: string, { traceback, evalue }: ErrorContent): string {
  return `${cell} failed after it had ended: ${traceback.join("\n") || evalue}\n`;
}

function status(request: Request, execution_state: "busy" | "idle"): void {
  request.publish("status", { execution_state });
}

function failed(ename: string, evalue: string): ErrorContent & { status: "error" } {
  return { status: "error", ename, evalue, traceback: [`${ename}: ${evalue}`] };
}

function stringsOf(fields: unknown): Record<string, string> {
  if (typeof fields !== "object" || fields === null) return {};
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]));
}
