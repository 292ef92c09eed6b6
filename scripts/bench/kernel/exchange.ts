import type { Message } from "../../kernel/testing/wire";

/** How long nothing may come before a kernel counts as hanging. */
export const PATIENCE_MS = 15_000;

/** A kernel that did not do what it was asked for, with what it did instead. */
export class Failure extends Error {}

/** A request and all that a kernel sends for it, with the times at which it arrived. */
export class Exchange {
  readonly sent = performance.now();
  content: Message["content"];
  /** what was printed: lines and text, of which the beginning is kept */
  lines = 0;
  text = "";
  private repliedAt: number | undefined;
  private idleAt: number | undefined;
  private printedAt = 0;
  private failure: string | undefined;
  private latest = performance.now();
  private wake: () => void = () => {};

  reply(message: Message): void {
    this.repliedAt = this.news();
    this.content = message.content;
    this.wake();
  }

  output({ header, content }: Message): void {
    const now = this.news();
    const { msg_type } = header;
    if (msg_type === "status" && content.execution_state === "idle") this.idleAt = now;
    const text =
      msg_type === "stream" ? content.text : (content.data?.["text/plain"] ?? content.evalue ?? "");
    if (msg_type === "stream") this.printedAt = now;
    if (msg_type === "stream") this.lines += text.split("\n").length - 1;
    if (msg_type !== "execute_input" && this.text.length < 1000) this.text += text;
    this.wake();
  }

  fail(why: string): void {
    this.failure ??= why;
    this.wake();
  }

  /** When the reply arrived. */
  replied(): Promise<number> {
    return this.until("reply", () => this.repliedAt);
  }

  /** When the reply, the status "idle" and what was printed until now had arrived. */
  idle(): Promise<number> {
    const latest = () =>
      this.idleAt && this.repliedAt && Math.max(this.idleAt, this.repliedAt, this.printedAt);
    return this.until("end", latest);
  }

  /** When so many lines had been printed: for some kernels that is after the cell has ended. */
  printed(lines: number): Promise<number> {
    return this.until("further line", () => (this.lines >= lines ? this.latest : undefined));
  }

  /** When any output had arrived. */
  started(): Promise<number> {
    return this.until("sign of it", () => (this.latest > this.sent ? this.latest : undefined));
  }

  private news(): number {
    this.latest = performance.now();
    return this.latest;
  }

  /** @throws Failure where the kernel ended, or nothing has come for too long */
  private async until(what: string, look: () => number | undefined): Promise<number> {
    this.latest = Math.max(this.latest, this.sent);
    for (let waitedFrom = performance.now(); ; ) {
      const at = look();
      if (at !== undefined) return at;
      if (this.failure !== undefined) throw new Failure(this.failure);
      const left = Math.max(this.latest, waitedFrom) + PATIENCE_MS - performance.now();
      if (left <= 0) throw new Failure(`no ${what} within ${PATIENCE_MS / 1000} s`);
      await new Promise<void>((done) => {
        const timer = setTimeout(done, left);
        this.wake = () => {
          clearTimeout(timer);
          done();
        };
      });
      waitedFrom = Math.min(waitedFrom, performance.now());
    }
  }
}
