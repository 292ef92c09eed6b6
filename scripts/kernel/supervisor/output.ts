import type { StreamName } from "../channel";
import { grouped, type Settings } from "./settings";
import type { Outgoing } from "./wire";

const FLUSH_MS = 20;
const FLUSH_CHARACTERS = 65_536;

type PublishMore = Pick<Outgoing, "metadata" | "buffers">;
type Publish = (type: string, content: object, more?: PublishMore) => void;

/**
 * What one cell prints and shows, on its way to the front end: text is gathered for a few milliseconds, so
 * that fast printing makes few messages, and cut where it exceeds the limit.
 */
export class Output {
  private name: StreamName = "stdout";
  private parts: string[] = [];
  private gathered = 0;
  private timer: NodeJS.Timeout | undefined;
  private printed = 0;
  private shown = 0;
  private sent = 0;

  /**
   * @param publish sends an output message that belongs to the cell
   * @param limits what the cell may print, on both streams together, and show
   */
  constructor(
    private readonly publish: Publish,
    private readonly limits: Pick<Settings, "outputLimit" | "displayLimit" | "messageLimit">,
  ) {}

  stream(name: StreamName, text: string): void {
    const room = this.limits.outputLimit - this.printed;
    this.printed += text.length;
    if (text.length <= room) this.gather(name, text);
    else if (room >= 0) this.cut(name, text, room);
  }

  private cut(name: StreamName, text: string, room: number): void {
    this.gather(name, text.slice(0, splitsPair(text, room) ? room - 1 : room));
    this.gather(
      "stderr",
      `\n[output cut: a cell may print ${grouped(this.limits.outputLimit)} characters]\n`,
    );
    this.flush();
  }

  /** A figure, a table, …, or a newer state of one. */
  display(update: boolean, content: object): void {
    this.rich(update ? "update_display_data" : "display_data", content);
  }

  /** A rich output; in its place a notice where it exceeds the limit. */
  rich(type: string, content: object): void {
    this.flush();
    const size = JSON.stringify(content).length;
    if (this.shown + size <= this.limits.displayLimit) {
      this.shown += size;
      this.transmit(type, content);
      return;
    }
    const limit = grouped(this.limits.displayLimit);
    const what = `[output cut: a cell may show ${limit} characters of figures and tables, and this one has`;
    this.transmit("stream", { name: "stderr", text: `\n${what} ${grouped(size)}]\n` });
  }

  /** Any other message that a cell sends, in its place between its outputs. */
  pass(type: string, content: object, more?: PublishMore): void {
    this.flush();
    this.transmit(type, content, more);
  }

  /** Takes back what the cell has shown, at once or when it shows something new; it counts no more. */
  clear(wait: boolean): void {
    this.pass("clear_output", { wait });
    this.printed = this.shown = 0;
  }

  /** How the cell ended, which no limit keeps back. */
  conclude(type: string, content: object): void {
    this.flush();
    this.publish(type, content);
  }

  private transmit(type: string, content: object, more?: PublishMore): void {
    const { messageLimit } = this.limits;
    this.sent++;
    if (this.sent <= messageLimit) this.publish(type, content, more);
    else if (this.sent === messageLimit + 1) {
      const text = `\n[output cut: a cell may send ${grouped(messageLimit)} output messages]\n`;
      this.publish("stream", { name: "stderr", text });
    }
  }

  /** Sends what is gathered. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.parts.length === 0) return;
    this.transmit("stream", { name: this.name, text: this.parts.join("") });
    this.parts = [];
    this.gathered = 0;
  }

  /** Sends what is gathered and, where text was cut, how much. */
  end(): void {
    const cut = this.printed - this.limits.outputLimit;
    if (cut > 0) this.gather("stderr", `[${grouped(cut)} characters more are not shown]\n`);
    this.flush();
  }

  private gather(name: StreamName, text: string): void {
    if (text === "") return;
    if (name !== this.name) this.flush();
    this.name = name;
    this.parts.push(text);
    this.gathered += text.length;
    if (this.gathered > FLUSH_CHARACTERS) this.flush();
    else this.timer ??= setTimeout(() => this.flush(), FLUSH_MS);
  }
}

/** True where a cut before that index would leave half of a surrogate pair. */
function splitsPair(text: string, index: number): boolean {
  return /[\ud800-\udbff]$/.test(text.slice(Math.max(index - 1, 0), index));
}
