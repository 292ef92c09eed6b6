/** Shows how far each notebook is: a line per notebook that moves on a terminal, plain lines elsewhere. */
export class Progress {
  private readonly rows = new Map<string, string>();
  private drawn = 0;
  private timer: NodeJS.Timeout | undefined;
  private readonly running = new Map<string, { at: number; of: number; since: number }>();

  constructor(
    private readonly width: number,
    private readonly out: NodeJS.WriteStream = process.stdout,
  ) {}

  /** A cell has started. */
  cell(name: string, at: number, of: number): void {
    const known = this.running.get(name);
    this.running.set(name, { at, of, since: known?.since ?? performance.now() });
    if (!known && !this.out.isTTY) this.out.write(`${this.label(name)} running, ${of} cells\n`);
    this.show();
    if (this.out.isTTY) this.timer ??= setInterval(() => this.show(), 200);
  }

  /** Pictures are being made. */
  note(name: string, text: string): void {
    if (this.out.isTTY) {
      this.rows.set(name, `${this.label(name)} ${text}`);
      this.running.delete(name);
      this.show();
    }
  }

  /** A notebook has ended, well or not. */
  end(name: string, text: string): void {
    this.running.delete(name);
    const line = `${this.label(name)} ${text}`;
    if (this.out.isTTY) {
      this.rows.set(name, line);
      this.show();
    } else this.out.write(`${line}\n`);
  }

  /** Stops moving; what was drawn stays. */
  close(): void {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  private label(name: string): string {
    return `  ${name.padEnd(this.width)}`;
  }

  private show(): void {
    if (!this.out.isTTY) return;
    const now = performance.now();
    for (const [name, { at, of, since }] of this.running)
      this.rows.set(name, `${this.label(name)} cell ${at} of ${of}, ${((now - since) / 1000).toFixed(1)} s`);
    const limit = Math.max(20, this.out.columns - 1);
    const lines = [...this.rows.values()].map((line) => `\u001b[2K${line.slice(0, limit)}\n`);
    this.out.write((this.drawn > 0 ? `\u001b[${this.drawn}A` : "") + lines.join(""));
    this.drawn = lines.length;
  }
}
