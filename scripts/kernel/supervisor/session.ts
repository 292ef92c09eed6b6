import type { CommMessage, FromChild, Outcome, PastCell, Question, ToChild } from "../channel";
import { alarm } from "./alarm";
import { causeOf, failure, type Reason, restarted } from "./failures";
import { Guard } from "./guard";
import { CellProcess } from "./process";
import type { Settings } from "./settings";
import type { Listener, Run, Task } from "./task";

const FAILED_STARTS = 3;
const ANSWER_MS = 4000;
const REMEMBERED = 500;

/** The life of the process for cells: starting, running one cell at a time, interrupting, replacing it. */
export class Session {
  private process: CellProcess;
  private running: Run | undefined;
  private ids = 0;
  private failedStarts = 0;
  /** It failed to start several times in a row: the next cell tries again. */
  private down = false;
  private stopping = false;
  private watchdog: NodeJS.Timeout | undefined;
  private clock: NodeJS.Timeout | undefined;
  /** why the process was ended, where a limit was the cause */
  private fatal: Reason | undefined;
  /** cells that ran, by which a new process explains the names that it lacks */
  private past: PastCell[] = [];
  private guard: Guard | undefined;
  private readonly asked = new Map<number, (reply: object | null) => void>();

  /** @param command what starts the process */
  constructor(
    private readonly command: string[],
    private readonly settings: Settings,
    private readonly listener: Listener,
  ) {
    this.process = this.start();
  }

  /** A number for a cell or a question: each is larger than the ones before. */
  newId(): number {
    return ++this.ids;
  }

  /** Runs a cell; one at a time. */
  async run(task: Task): Promise<Outcome> {
    const outcome = await new Promise<Outcome>((end) => {
      this.running = { task, sent: false, interrupted: false, end };
      this.submit(this.running);
    });
    await this.process.drain();
    this.running = undefined;
    clearTimeout(this.watchdog);
    clearTimeout(this.clock);
    this.guard?.endCell();
    return outcome;
  }

  /** The answer of the process, or null where it has none or is busy for too long. */
  async ask(question: Question | CommMessage): Promise<object | null> {
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

  send(message: ToChild): void {
    this.process.send(message);
  }

  /**
   * Stops the running cell; its process, and with it the variables, only where it doesn't stop in time.
   *
   * @param reason what its error says, where the kernel stops it by itself
   */
  interrupt(reason?: Reason): void {
    const { running, process } = this;
    if (running === undefined) return;
    if (!running.sent) {
      this.running = undefined;
      running.end(failure({ ename: "KeyboardInterrupt", evalue: "interrupted before it started" }));
      return;
    }
    running.interrupted = true;
    running.reason ??= reason;
    process.send({ type: "interrupt", id: ++this.ids });
    clearTimeout(this.watchdog);
    this.watchdog = alarm(this.settings.interruptMs, () => process.kill());
  }

  stop(): void {
    this.stopping = true;
    this.process.kill();
  }

  private start(): CellProcess {
    const { settings } = this;
    const started: CellProcess = new CellProcess(this.command, settings.startSeconds, {
      message: (message) => this.receive(message),
      stream: (name, text) => this.listener.output({ type: "stream", name, text }),
      end: (why) => {
        guard.end();
        this.replace(started, why);
      },
    });
    const guard = new Guard(started.pid, settings, {
      stopCell: (reason) => this.stopCell(reason),
      endProcess: (reason) => {
        this.fatal = reason;
        started.kill();
      },
    });
    this.guard = guard;
    // the path of the notebook, and nothing else that Jupyter tells the supervisor
    started.send({ type: "session", notebook: process.env.JPY_SESSION_NAME, past: this.past });
    started.ready.then(
      () => {
        this.failedStarts = 0;
        guard.begin();
      },
      () => {},
    );
    return started;
  }

  private stopCell(reason: Reason): void {
    if (this.running?.sent) this.interrupt(reason);
    else this.note(`${reason.ename}: ${reason.evalue}`);
  }

  private submit(run: Run): void {
    if (this.down) {
      this.down = false;
      this.failedStarts = 0;
      this.process = this.start();
    }
    const { process } = this;
    process.ready.then(
      () => {
        if (this.running !== run || this.process !== process) return;
        run.sent = true;
        const { name, code } = run.task;
        this.past = [...this.past, { name, code }].slice(-REMEMBERED);
        process.send({ type: "execute", ...run.task });
        this.startClock();
        this.guard?.beginCell();
      },
      () => {}, // its end is seen, and the task submitted again
    );
  }

  private startClock(): void {
    const { cellSeconds } = this.settings;
    const evalue = `the cell ran longer than ${cellSeconds} s, the limit that KERNEL_CELL_SECONDS sets`;
    this.clock = alarm(cellSeconds * 1000, () => this.interrupt({ ename: "TimeLimitExceeded", evalue }));
  }

  private receive(message: FromChild): void {
    if (message.type === "answer") this.answer(message.id, message.reply);
    else if (message.type === "done") this.conclude(message);
    else if (message.type === "late") this.listener.late(message.error, message.origin);
    else if (message.type !== "ready") this.listener.output(message, message.origin);
  }

  private conclude({ id, ...outcome }: FromChild & { type: "done" }): void {
    const { running } = this;
    if (running === undefined || id !== running.task.id) return;
    const { reason } = running;
    const stopped = outcome.error !== undefined && reason !== undefined;
    running.end(stopped ? failure({ ...reason, evalue: `${reason.evalue}; variables are kept` }) : outcome);
  }

  private answer(id: number, reply: object | null): void {
    this.asked.get(id)?.(reply);
    this.asked.delete(id);
  }

  /** A process ended that nobody stopped: start another, and say so where variables were lost. */
  private replace(ended: CellProcess, why: string): void {
    if (this.stopping) return;
    for (const id of [...this.asked.keys()]) this.answer(id, null);
    const { running, fatal } = this;
    this.fatal = undefined;
    const cause = causeOf(ended, why, this.settings.heapMegabytes);
    this.failedStarts++;
    if (this.failedStarts >= FAILED_STARTS) {
      this.down = true;
      const evalue = `the process for cells does not start (${cause}): ${ended.tail.trim().slice(-2000)}`;
      console.error(evalue);
      running?.end(failure({ ename: "KernelFailed", evalue }));
      return;
    }
    this.process = this.start();
    this.listener.restarted();
    const reason = fatal ?? running?.reason;
    const lost = "its process was restarted; variables are lost";
    if (running !== undefined && !running.sent) this.submit(running);
    else if (reason !== undefined) this.blame({ ...reason, evalue: `${reason.evalue}; ${lost}` });
    else if (running === undefined) this.note(restarted("The process for cells", cause));
    else if (running.interrupted)
      this.blame({ ename: "KeyboardInterrupt", evalue: `the cell did not stop, so ${lost}` });
    else this.blame({ ename: "KernelRestarted", evalue: restarted("the process of this cell", cause) });
  }

  /** Ends the cell with an error; where none runs, what happened is printed. */
  private blame(reason: Reason): void {
    if (this.running) this.running.end(failure(reason));
    else this.note(`${reason.ename}: ${reason.evalue}`);
  }

  private note(text: string): void {
    this.listener.output({ type: "stream", name: "stderr", text: `\n${text}\n` });
  }
}
