import type { StreamName } from "../channel";

const FLUSH_MS = 20;
const FLUSH_CHARACTERS = 65_536;

type Publish = (type: string, content: object) => void;

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

  /**
   * @param publish sends an output message that belongs to the cell
   * @param textLimit characters of text that the cell may print, on both streams together
   * @param displayLimit characters of rich outputs, counted as JSON, that the cell may show
   */
  constructor(
    private readonly publish: Publish,
    private readonly textLimit: number,
    private readonly displayLimit: number,
  ) {}

  stream(name: StreamName, text: string): void {
    const room = this.textLimit - this.printed;
    this.printed += text.length;
    if (text.length <= room) this.gather(name, text);
    else if (room >= 0) this.cut(name, text, room);
  }

  private cut(name: StreamName, text: string, room: number): void {
    this.gather(name, text.slice(0, splitsPair(text, room) ? room - 1 : room));
    this.gather("stderr", `\n[output cut: a cell may print ${grouped(this.textLimit)} characters]\n`);
    this.flush();
  }

  /** A rich output; in its place a notice where it exceeds the limit. */
  rich(type: string, content: object): void {
    this.flush();
    const size = JSON.stringify(content).length;
    if (this.shown + size <= this.displayLimit) {
      this.shown += size;
      this.publish(type, content);
      return;
    }
    const limit = grouped(this.displayLimit);
    const what = `[output cut: a cell may show ${limit} characters of figures and tables, and this one has`;
    this.publish("stream", { name: "stderr", text: `\n${what} ${grouped(size)}]\n` });
  }

  /** Sends what is gathered. */
  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.parts.length === 0) return;
    this.publish("stream", { name: this.name, text: this.parts.join("") });
    this.parts = [];
    this.gathered = 0;
  }

  /** Sends what is gathered and, where text was cut, how much. */
  end(): void {
    const cut = this.printed - this.textLimit;
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

/** 1234567 → "1,234,567", on every machine alike. */
function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}
