import { inspect, types } from "node:util";
import type { ErrorContent } from "../channel";
import { shorten, withoutRepeats } from "./abbreviate";
import { excerpt } from "./problems";

const CAUSES = 5;
const FRAMES_OF_CAUSE = 4;
const TEXT = 10_000;
const PROPERTY = 1000;
const CELL = /((?:silent )?cell \d+):(\d+):(\d+)\)?$/;
const SHOWN_ELSEWHERE: readonly unknown[] = ["name", "message", "stack", "cause", "errors"];
/** What node:assert tells about its own message. */
const OF_ASSERTIONS: readonly unknown[] = ["generatedMessage", "actual", "expected", "operator", "diff"];

/** The text of each cell by its name. */
type Texts = ReadonlyMap<string, string>;

/** The `error` message for whatever a cell has thrown. */
export function describeThrown(thrown: unknown, cells: Texts): ErrorContent {
  try {
    if (!isErrorLike(thrown)) {
      const evalue = shorten(inspect(thrown), TEXT);
      return { ename: "Error", evalue, traceback: [`Uncaught ${evalue}`] };
    }
    const { ename, evalue } = nameAndMessage(thrown);
    return { ename, evalue, traceback: describe(thrown, cells, new Set(), Number.POSITIVE_INFINITY) };
  } catch {
    return { ename: "Error", evalue: "a value that cannot be shown", traceback: [] };
  }
}

/** The cells in an error's stack, the innermost first. */
export function cellNames(thrown: unknown): string[] {
  if (!isErrorLike(thrown)) return [];
  return framesOf(thrown).flatMap((frame) => CELL.exec(frame)?.[1] ?? []);
}

function isErrorLike(thrown: unknown): thrown is object {
  if (typeof thrown !== "object" || thrown === null) return false;
  if (types.isNativeError(thrown)) return true;
  return !types.isProxy(thrown) && "stack" in thrown;
}

/** A property of an error; undefined where reading it fails. */
function read(error: object, key: PropertyKey): unknown {
  try {
    return (error as Record<PropertyKey, unknown>)[key];
  } catch {
    return undefined;
  }
}

function nameAndMessage(error: object): { ename: string; evalue: string } {
  const name = text(read(error, "name"));
  const made = text(read((read(error, "constructor") ?? {}) as object, "name"));
  // a subclass seldom sets `name`, and its own is what its author calls it
  const ename = (name === "Error" || name === "") && made !== "" && made !== "Object" ? made : name;
  return { ename: ename || "Error", evalue: shorten(text(read(error, "message")), TEXT) };
}

function text(value: unknown): string {
  if (value === undefined) return "";
  return typeof value === "string" ? value : inspect(value);
}

/** Title, the line of the cell, frames, further properties; then the same, shorter, for causes. */
function describe(error: object, cells: Texts, seen: Set<unknown>, most: number): string[] {
  seen.add(error);
  const { ename, evalue } = nameAndMessage(error);
  const frames = framesOf(error);
  const shown = withoutRepeats(frames);
  const left = shown.length - most;
  return [
    evalue === "" ? ename : `${ename}: ${evalue}`,
    ...place(frames, cells),
    ...shown.slice(0, most),
    ...(left > 0 ? [`    … ${left} more`] : []),
    ...properties(error),
    ...causes(error, cells, seen),
  ];
}

function framesOf(error: object): string[] {
  const lines = text(read(error, "stack")).split("\n");
  return lines.filter((line) => /^ {4}at /.test(line) && !/\(?node:[\w/]+:\d/.test(line));
}

/** The line of a cell in which it happened: the frame nearest to the error that is in a cell. */
function place(frames: readonly string[], cells: Texts): string[] {
  for (const frame of frames) {
    const [, cell = "", line = 0, column = 0] = CELL.exec(frame) ?? [];
    const source = cells.get(cell)?.split("\n")[Number(line) - 1];
    if (source === undefined) continue;
    return excerpt({ line: Number(line), column: Number(column), source });
  }
  return [];
}

/** What else its author has put on it, such as `code` and `errno`. */
function properties(error: object): string[] {
  const asserts = read(error, "code") === "ERR_ASSERTION";
  const said = asserts && read(error, "generatedMessage") === true;
  return Object.keys(error).flatMap((key) => {
    if (SHOWN_ELSEWHERE.includes(key)) return [];
    if (asserts && OF_ASSERTIONS.includes(key) && (said || !/^(actual|expected)$/.test(key))) return [];
    return indented(`[${key}] ${shorten(inspect(read(error, key), { depth: 2 }), PROPERTY)}`.split("\n"));
  });
}

function causes(error: object, cells: Texts, seen: Set<unknown>): string[] {
  const errors = read(error, "errors");
  const list = Array.isArray(errors) ? errors.slice(0, CAUSES) : [];
  const lines = list.flatMap((value) => cause("errors", value, cells, seen));
  if (Array.isArray(errors) && errors.length > CAUSES)
    lines.push(`  … ${errors.length - CAUSES} more errors`);
  if ("cause" in error) lines.push(...cause("cause", read(error, "cause"), cells, seen));
  return lines;
}

function cause(kind: string, value: unknown, cells: Texts, seen: Set<unknown>): string[] {
  if (!isErrorLike(value)) return indented(`[${kind}] ${shorten(inspect(value), PROPERTY)}`.split("\n"));
  if (seen.has(value)) return [`  [${kind}] the same error again`];
  if (seen.size > 4 * CAUSES) return [`  [${kind}] …`];
  const [title = "", ...rest] = describe(value, cells, seen, FRAMES_OF_CAUSE);
  return indented([`[${kind}] ${title}`, ...rest]);
}

function indented(lines: readonly string[]): string[] {
  return lines.map((line) => `  ${line}`);
}
