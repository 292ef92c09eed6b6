import type { ErrorContent, FromChild, MimeBundle, Question, StreamName } from "../channel";
import { CellProcess } from "./process";

/** How a cell ended: with an error, or with the value of its last expression, if it has one. */
export interface Outcome {
  error?: ErrorContent;
  result?: MimeBundle;
}

/** Where outputs go: to the cell that runs, or else to the one that ran last. */
export interface Listener {
  stream(name: StreamName, text: string): void;
  display(update: boolean, content: object): void;
}

interface Cell {
  id: number;
  code: string;
  name: string;
  sent: boolean;
  interrupted: boolean;
  end(outcome: Outcome): void;
}

const FAILED_STARTS = 3;
const ANSWER_MS = 4000;

/** The life of the process for cells: starting, running one cell at a time, interrupting, replacing it. */
export class Session {
  private process: CellProcess;
  private cell: Cell | undefined;
  private ids = 0;
  private failedStarts = 0;
  /** It failed to start several times in a row: the next cell tries again. */
  private down = false;
  private stopping = false;
  private watchdog: NodeJS.Timeout | undefined;
  private readonly asked = new Map<number, (reply: object | null) => void>();

  /**
   * @param command what starts the process
   * @param patience milliseconds that an interrupted cell has to stop, before its process is replaced
   */
  constructor(
    private readonly command: string[],
    private readonly patience: number,
    private readonly listener: Listener,
  ) {
    this.process = this.start();
  }

  /** Runs a cell, which stack traces call `name`; one at a time. */
  async run(code: string, name: string): Promise<Outcome> {
    const outcome = await new Promise<Outcome>((end) => {
      this.cell = { id: ++this.ids, code, name, sent: false, interrupted: false, end };
      this.submit(this.cell);
    });
    await this.process.drain();
    this.cell = undefined;
    clearTimeout(this.watchdog);
    return outcome;
  }

  /** The compiler's answer, or null where it has none or is busy for too long. */
  async ask(question: Question): Promise<object | null> {
    const { process } = this;
    const id = ++this.ids;
    const started = await process.ready.then(
      () => true,
      () => false,
    );
    if (!started) return null;
    return new Promise((done) => {
      const timer = setTimeout(() => this.answer(id, null), ANSWER_MS);
      this.asked.set(id, (reply) => {
        clearTimeout(timer);
        done(reply);
      });
      process.send({ ...question, id });
    });
  }

  /** Stops the running cell; its process, and with it the variables, only where it doesn't stop in time. */
  interrupt(): void {
    const { cell, process } = this;
    if (cell === undefined) return;
    if (!cell.sent) {
      this.cell = undefined;
      cell.end(failure("KeyboardInterrupt", "interrupted before it started"));
      return;
    }
    cell.interrupted = true;
    process.send({ type: "interrupt", id: ++this.ids });
    clearTimeout(this.watchdog);
    this.watchdog = setTimeout(() => process.kill(), this.patience);
  }

  stop(): void {
    this.stopping = true;
    this.process.kill();
  }

  private start(): CellProcess {
    const started: CellProcess = new CellProcess(this.command, {
      message: (message) => this.receive(message),
      stream: (name, text) => this.listener.stream(name, text),
      end: (why) => this.replace(started, why),
    });
    started.ready.then(
      () => {
        this.failedStarts = 0;
      },
      () => {},
    );
    return started;
  }

  private submit(cell: Cell): void {
    if (this.down) {
      this.down = false;
      this.failedStarts = 0;
      this.process = this.start();
    }
    const { process } = this;
    process.ready.then(
      () => {
        if (this.cell !== cell || this.process !== process) return;
        cell.sent = true;
        process.send({ type: "execute", id: cell.id, code: cell.code, name: cell.name });
      },
      () => {}, // its end is seen, and the cell submitted again
    );
  }

  private receive(message: FromChild): void {
    if (message.type === "stream") this.listener.stream(message.name, message.text);
    else if (message.type === "display") this.listener.display(message.update, message.content);
    else if (message.type === "answer") this.answer(message.id, message.reply);
    else if (message.type === "done" && message.id === this.cell?.id) this.cell.end(message);
  }

  private answer(id: number, reply: object | null): void {
    this.asked.get(id)?.(reply);
    this.asked.delete(id);
  }

  /** A process ended that nobody stopped: start another, and say so where variables were lost. */
  private replace(ended: CellProcess, why: string): void {
    if (this.stopping) return;
    for (const id of [...this.asked.keys()]) this.answer(id, null);
    const { cell } = this;
    const cause = /heap out of memory|Last few GCs/.test(ended.tail) ? `out of memory, ${why}` : why;
    this.failedStarts++;
    if (this.failedStarts >= FAILED_STARTS) {
      this.down = true;
      const evalue = `the process for cells does not start (${cause}): ${ended.tail.trim().slice(-2000)}`;
      console.error(evalue);
      cell?.end(failure("KernelFailed", evalue));
      return;
    }
    this.process = this.start();
    if (cell === undefined)
      this.listener.stream("stderr", `\n${restarted("The process for cells", cause)}\n`);
    else if (cell.interrupted)
      cell.end(
        failure(
          "KeyboardInterrupt",
          "the cell did not stop, so its process was restarted; variables are lost",
        ),
      );
    else if (cell.sent) cell.end(failure("KernelRestarted", restarted("the process of this cell", cause)));
    else this.submit(cell);
  }
}

function restarted(what: string, why: string): string {
  return `${what} ended (${why}) and was restarted; variables are lost. Run the cells above again.`;
}

function failure(ename: string, evalue: string): Outcome {
  return { error: { ename, evalue, traceback: [`${ename}: ${evalue}`] } };
}
