import type { Fields } from "./wire";

interface Entry {
  line: number;
  code: string;
  output: string | null;
}

/** What the reply to `history_request` lists: session, line, and the code or the code with its output. */
export type HistoryItem = [session: number, line: number, code: string | [string, string | null]];

/** The protocol counts sessions; a kernel of this kind knows its own, which is also called 0. */
const SESSION = 1;
const MOST = 10_000;

/** The cells that this kernel has run, for front ends that offer them again. */
export class History {
  private readonly entries: Entry[] = [];

  add(line: number, code: string, output: string | null): void {
    this.entries.push({ line, code, output });
    if (this.entries.length > MOST) this.entries.shift();
  }

  /** Answers a `history_request` by its fields. */
  find(request: Fields): HistoryItem[] {
    const withOutput = request.output === true;
    return this.select(request).map(({ line, code, output }) => [
      SESSION,
      line,
      withOutput ? [code, output] : code,
    ]);
  }

  private select(request: Fields): Entry[] {
    const { hist_access_type: kind = "tail" } = request;
    const n = typeof request.n === "number" && request.n >= 0 ? request.n : MOST;
    if (kind === "range") return this.range(request);
    if (kind !== "search") return last(this.entries, n);
    const pattern = glob(String(request.pattern ?? "*"));
    const found = this.entries.filter(({ code }) => pattern.test(code));
    return last(request.unique === true ? lastOfEach(found) : found, n);
  }

  private range({ session = 0, start, stop }: Fields): Entry[] {
    if (session !== 0 && session !== SESSION) return [];
    const first = typeof start === "number" ? start : 1;
    const end = typeof stop === "number" ? stop : Number.POSITIVE_INFINITY;
    return this.entries.filter(({ line }) => line >= first && line < end);
  }
}

function last<T>(all: readonly T[], n: number): T[] {
  return n === 0 ? [] : all.slice(-n);
}

/** Of equal cells the one that ran last. */
function lastOfEach(entries: readonly Entry[]): Entry[] {
  const latest = new Map(entries.map((entry) => [entry.code, entry]));
  return [...latest.values()].sort((a, b) => a.line - b.line);
}

/** A pattern of the shell: `*` for any text, `?` for any character, `[abc]` for one of these. */
function glob(pattern: string): RegExp {
  const source = pattern.replace(/\[[^\]]+\]|[\s\S]/gu, (part) => {
    if (part === "*") return "[\\s\\S]*";
    if (part === "?") return "[\\s\\S]";
    if (part.length > 1 && part.startsWith("["))
      return `[${part
        .slice(1, -1)
        .replace(/[\\\]^]/g, "\\$&")
        .replace(/^!/, "^")}]`;
    return part.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
  });
  return new RegExp(`^${source}$`, "u");
}
