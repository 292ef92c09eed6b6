import { createHmac } from "node:crypto";
import { createRandom } from "../../lib/src/random/createRandom";
import type { Random } from "../../lib/src/random/Random";

/** A line that a class's numbers replace: `const tau = 0.7; // class: number(0.4, 1.5, 1)`. */
const LINE = /^(\s*const (\w+)(?:: [^=]+)? = )(.+)(;) \/\/ class: (\w+)(?:\(([^)]*)\))?$/;

/** What stands behind a drawn number in the students' notebook. */
const MARK = "// your class's own";

type Draw = (random: Random, args: number[]) => number | number[];

/** The kinds of numbers that a class has of its own, with what they take. */
const KINDS: Record<string, { args: number; draw: Draw }> = {
  logits: { args: 1, draw: (random, [k = 0]) => apart(random, k, -20, 20, 3).map((x) => x / 10) },
  probs: { args: 1, draw: (random, [k = 0]) => probabilities(random, k) },
  number: {
    args: 3,
    draw: (random, [from = 0, to = 0, decimals = 0]) => rounded(random, from, to, decimals),
  },
  whole: { args: 2, draw: (random, [from = 0, to = 0]) => whole(random, from, to) },
  seed: { args: 0, draw: (random) => whole(random, 1, 2 ** 31) },
  slice: {
    args: 2,
    draw: (random, [total = 0, length = 0]) => {
      const start = whole(random, 0, total - length);
      return [start, start + length];
    },
  },
};

/**
 * A cell's code with the class's numbers in the place of the source's.
 *
 * @param secret the course's secret; the same secret, assignment and name give the same numbers
 * @param assignment the assignment's name
 * @throws Error where a line names no kind of number, or not what the kind takes
 */
export function withClassNumbers(code: string, secret: string, assignment: string): string {
  return code
    .split("\n")
    .map((line) => {
      const found = LINE.exec(line);
      if (found === null) {
        if (/\/\/ class:/.test(line))
          throw new Error(`'${line.trim()}' is no line with numbers of the class.`);
        return line;
      }
      const [, head = "", name = "", , end = "", kind = "", list = ""] = found;
      const value = draw(kind, numbers(list), randomOf(secret, assignment, name));
      const text = Array.isArray(value) ? `[${value.join(", ")}]` : String(value);
      return `${head}${text}${end} ${MARK}`;
    })
    .join("\n");
}

function numbers(list: string): number[] {
  return list.trim() === "" ? [] : list.split(",").map(Number);
}

function draw(kind: string, args: number[], random: Random): number | number[] {
  const found = KINDS[kind];
  if (found === undefined)
    throw new Error(`'${kind}' is no kind of number of a class: ${Object.keys(KINDS).join(", ")} are.`);
  if (args.length !== found.args || args.some((arg) => !Number.isFinite(arg)))
    throw new Error(`${kind} takes ${found.args} numbers, and has (${args.join(", ")}).`);
  return found.draw(random, args);
}

/** A stream of its own for each name; nothing can be told from one about another or about the secret. */
function randomOf(secret: string, assignment: string, name: string): Random {
  const digest = createHmac("sha256", Buffer.from(secret, "hex")).update(`${assignment}/${name}`).digest();
  return createRandom(digest.toString("hex"));
}

/** A whole number, both ends included. */
function whole(random: Random, from: number, to: number): number {
  return from + (random.integers(1, to - from + 1)[0] ?? 0);
}

/** So many whole numbers in [from, to], each two at least `gap` apart. */
function apart(random: Random, count: number, from: number, to: number, gap: number): number[] {
  for (;;) {
    const drawn = Array.from({ length: count }, () => whole(random, from, to));
    if (drawn.every((x, i) => drawn.every((y, j) => i === j || Math.abs(x - y) >= gap))) return drawn;
  }
}

/** k probabilities in hundredths, at least 0.05 each and 0.02 apart. */
function probabilities(random: Random, k: number): number[] {
  for (;;) {
    const rest = Array.from({ length: k - 1 }, () => whole(random, 5, 99));
    const hundredths = [...rest, 100 - rest.reduce((sum, x) => sum + x, 0)];
    const sound = hundredths.every(
      (x, i) => x >= 5 && hundredths.every((y, j) => i === j || Math.abs(x - y) >= 2),
    );
    if (sound) return hundredths.map((x) => x / 100);
  }
}

function rounded(random: Random, from: number, to: number, decimals: number): number {
  const scale = Number(`1e${decimals}`);
  return whole(random, Math.round(from * scale), Math.round(to * scale)) / scale;
}
