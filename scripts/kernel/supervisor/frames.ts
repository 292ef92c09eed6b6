import { type FromChild, LARGEST_FRAME } from "../channel";

const NEWLINE = 10;

/**
 * Puts frames together again from the bytes of the child's pipe: lines of `TOKEN JSON`.
 *
 * A cell can write to that pipe too. What does not begin with the token, which only the kernel's own code
 * in the child holds, is not ours and is dropped.
 */
export class FrameReader {
  private parts: Buffer[] = [];
  private size = 0;
  private readonly prefix: string;

  constructor(
    token: string,
    private readonly receive: (message: FromChild) => void,
    private readonly tooLarge: () => void,
  ) {
    this.prefix = `${token} `;
  }

  add(bytes: Buffer): void {
    let rest = bytes;
    for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE)) {
      this.keep(rest.subarray(0, end));
      this.finish();
      rest = rest.subarray(end + 1);
    }
    this.keep(rest);
  }

  private keep(part: Buffer): void {
    if (part.length === 0) return;
    this.size += part.length;
    if (this.size <= LARGEST_FRAME) this.parts.push(part);
    else this.parts = [];
  }

  private finish(): void {
    const { parts, size } = this;
    this.parts = [];
    this.size = 0;
    if (size > LARGEST_FRAME) this.tooLarge();
    const [first] = parts;
    if (first === undefined) return;
    const line = (parts.length === 1 ? first : Buffer.concat(parts)).toString("utf8");
    if (!line.startsWith(this.prefix)) return;
    let message: FromChild;
    try {
      message = JSON.parse(line.slice(this.prefix.length));
    } catch {
      return; // cut off by an interrupt in the middle of a write
    }
    this.receive(message);
  }
}
