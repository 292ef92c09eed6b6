import { inspect } from "node:util";
import type { ErrorContent } from "../channel";
import { excerpt } from "./problems";

/** The `error` message for whatever a cell has thrown; `cells` finds the text of a cell by its name. */
export function describeThrown(thrown: unknown, cells: ReadonlyMap<string, string>): ErrorContent {
  try {
    if (!isErrorLike(thrown)) {
      const evalue = inspect(thrown);
      return { ename: "Error", evalue, traceback: [`Uncaught ${evalue}`] };
    }
    const ename = String(thrown.name || "Error");
    const evalue = String(thrown.message ?? "");
    const frames = String(thrown.stack ?? "")
      .split("\n")
      .filter((line) => /^ {4}at /.test(line));
    const title = evalue === "" ? ename : `${ename}: ${evalue}`;
    return { ename, evalue, traceback: [title, ...place(frames, cells), ...frames, ...causes(thrown)] };
  } catch {
    return { ename: "Error", evalue: "a value that cannot be shown", traceback: [] };
  }
}

interface ErrorLike {
  name?: unknown;
  message?: unknown;
  stack?: unknown;
  cause?: unknown;
  errors?: unknown;
}

function isErrorLike(thrown: unknown): thrown is ErrorLike {
  return typeof thrown === "object" && thrown !== null && "stack" in thrown;
}

/** The line of a cell in which it happened: the frame nearest to the error that is in a cell. */
function place(frames: readonly string[], cells: ReadonlyMap<string, string>): string[] {
  for (const frame of frames) {
    const [, cell = "", line = 0, column = 0] = /((?:silent )?cell \d+):(\d+):(\d+)\)?$/.exec(frame) ?? [];
    const source = cells.get(cell)?.split("\n")[Number(line) - 1];
    if (source !== undefined) return excerpt({ line: Number(line), column: Number(column), source });
  }
  return [];
}

function causes({ cause, errors }: ErrorLike): string[] {
  const lines = Array.isArray(errors) ? errors.map((error) => `  [errors] ${summary(error)}`) : [];
  return cause === undefined ? lines : [...lines, `  [cause] ${summary(cause)}`];
}

function summary(value: unknown): string {
  return inspect(value).split("\n")[0] ?? "";
}
