import { type MessagePort, receiveMessageOnPort } from "node:worker_threads";
import type { FromChild, InputReply } from "../channel";
import { ANSWERS, type Flags } from "./flags";

const STEP_MS = 20;

type Answered = (line: string | null) => void;

/** Asks the front end for lines of text. */
export class Input {
  /** whether the front end of the running cell can be asked */
  allowed = false;
  private ids = 0;
  private readonly pending = new Map<number, Answered>();

  /** @param answers where the control thread puts the replies; it counts them among the flags */
  constructor(
    private readonly send: (message: FromChild) => void,
    private readonly flags: Flags,
    private readonly answers: MessagePort,
  ) {
    answers.on("message", (reply: InputReply) => this.receive(reply));
    answers.unref();
  }

  /**
   * Asks and waits, while nothing else of this thread runs: in short steps, between which an interrupt gets in.
   *
   * @throws StdinNotImplementedError where the front end can't be asked
   */
  wait(prompt: string, password: boolean): string | null {
    let answer: { line: string | null } | undefined;
    this.ask(prompt, password, (line) => {
      answer = { line };
    });
    for (;;) {
      const count = Atomics.load(this.flags, ANSWERS);
      for (let next = receiveMessageOnPort(this.answers); next; next = receiveMessageOnPort(this.answers))
        this.receive(next.message);
      if (answer !== undefined) return answer.line;
      Atomics.wait(this.flags, ANSWERS, count, STEP_MS);
    }
  }

  /**
   * Asks, and calls a function with the answer.
   *
   * @throws StdinNotImplementedError where the front end can't be asked
   */
  ask(prompt: string, password: boolean, answered: Answered): void {
    if (!this.allowed) throw new StdinNotImplementedError();
    const id = ++this.ids;
    this.pending.set(id, answered);
    this.send({ type: "input", id, prompt, password });
  }

  /** Forgets questions of an earlier cell, which nobody answers now. */
  begin(allowed: boolean): void {
    this.allowed = allowed;
    this.pending.clear();
  }

  private receive({ id, value }: InputReply): void {
    this.pending.get(id)?.(value);
    this.pending.delete(id);
  }
}

/** A cell asks for input where nobody can be asked. */
export class StdinNotImplementedError extends Error {
  override readonly name = "StdinNotImplementedError";

  constructor() {
    super(
      "the cell asks for input, and whoever runs it takes none (allow_stdin is false): run it in JupyterLab or another front end with a reader, or write the value into the cell",
    );
  }
}
