import type { Completion, Question } from "../channel";
import { Output } from "./output";
import type { Request } from "./server";
import { type Outcome, Session } from "./session";

export interface Settings {
  /** what starts the process for cells */
  command: string[];
  /** content of the reply to `kernel_info_request` */
  info: object;
  /** characters of text that a cell may print */
  textLimit: number;
  /** characters of rich outputs that a cell may show */
  displayLimit: number;
  /** milliseconds that an interrupted cell has before its process is replaced */
  patience: number;
  /** called when a front end has asked for the kernel's end, and has its answer */
  exit(): void;
}

const ABORT_MS = 20;

/** Answers the requests of the Jupyter protocol: cells one after the other, all else at once. */
export class Kernel {
  private readonly session: Session;
  private output: Output | undefined;
  private running: Request | undefined;
  private queue: Promise<void> = Promise.resolve();
  /** grows at each failing cell, which aborts the cells that were queued behind it */
  private generation = 0;
  private count = 0;
  private silentCount = 0;

  constructor(private readonly settings: Settings) {
    this.session = new Session(settings.command, settings.patience, {
      stream: (name, text) => this.output?.stream(name, text),
      display: (update, content) =>
        this.output?.rich(update ? "update_display_data" : "display_data", content),
    });
  }

  handle(request: Request): void {
    if (request.type !== "execute_request") {
      status(request, "busy");
      void this.answer(request).finally(() => {
        status(request, "idle");
        if (this.running) status(this.running, "busy"); // front ends show the last status they saw
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

  interrupt(): void {
    this.session.interrupt();
  }

  stop(): void {
    this.session.stop();
  }

  private async answer(request: Request): Promise<void> {
    const { type, content } = request;
    const reply = (fields: object) => request.reply(type.replace(/_request$/, "_reply"), fields);
    if (type === "kernel_info_request") reply(this.settings.info);
    else if (type === "comm_info_request") reply({ status: "ok", comms: {} });
    else if (type === "history_request") reply({ status: "ok", history: [] });
    else if (type === "interrupt_request") {
      this.interrupt();
      reply({ status: "ok" });
    } else if (type === "shutdown_request") {
      this.stop();
      reply({ status: "ok", restart: content.restart === true });
      this.settings.exit();
    } else if (type === "complete_request" || type === "inspect_request" || type === "is_complete_request")
      reply(await this.ask(type.replace(/_request$/, "") as Question["type"], content));
  }

  private async ask(type: Question["type"], content: Record<string, unknown>): Promise<object> {
    const code = String(content.code);
    const at = Number(content.cursor_pos);
    const answer = await this.session.ask({ type, code, cursor: units(code, at) });
    if (type === "is_complete") return answer ?? { status: "unknown" };
    if (type === "inspect") return { status: "ok", found: false, data: {}, metadata: {}, ...answer };
    const { matches = [], start, end } = (answer ?? {}) as Partial<Completion>;
    return {
      status: "ok",
      matches,
      cursor_start: start === undefined ? at : characters(code, start),
      cursor_end: end === undefined ? at : characters(code, end),
      metadata: {},
    };
  }

  private async execute(request: Request): Promise<void> {
    const { content } = request;
    const code = String(content.code);
    const silent = content.silent === true;
    const stored = !silent && content.store_history !== false;
    const execution_count = stored ? ++this.count : this.count;
    const name = stored ? `cell ${execution_count}` : `silent cell ${++this.silentCount}`;
    const { textLimit, displayLimit } = this.settings;
    this.output = new Output((type, fields) => request.publish(type, fields), textLimit, displayLimit);
    this.running = request;
    if (!silent) request.publish("execute_input", { code, execution_count });
    const outcome = await this.session.run(code, name);
    if (!silent) this.publishOutcome(outcome, request, execution_count);
    this.output.end();
    this.running = undefined;
    const { error } = outcome;
    if (error && content.stop_on_error !== false) {
      await new Promise((done) => setTimeout(done, ABORT_MS)); // for requests that are still in the socket
      this.generation++;
    }
    const ending = error ? { status: "error", ...error } : { status: "ok", user_expressions: {} };
    request.reply("execute_reply", { ...ending, execution_count, payload: [] });
  }

  private publishOutcome(outcome: Outcome, request: Request, execution_count: number): void {
    this.output?.flush();
    if (outcome.error) request.publish("error", outcome.error);
    else if (outcome.result) this.output?.rich("execute_result", { ...outcome.result, execution_count });
  }
}

function status(request: Request, execution_state: "busy" | "idle"): void {
  request.publish("status", { execution_state });
}

// Positions: the protocol counts characters, JavaScript counts UTF-16 units.

function units(code: string, position: number): number {
  return Array.from(code).slice(0, position).join("").length;
}

function characters(code: string, index: number): number {
  return Array.from(code.slice(0, index)).length;
}
