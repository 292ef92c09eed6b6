import type { ErrorContent } from "../channel";
import { blanks, windowOf } from "./width";

/** Columns of a line, with its number, that front ends show unbroken; a broken line has its caret below another place. */
const WIDTH = 90;

/** What the compiler has against a cell, or against a file that it imports. */
export interface Problem {
  /** the file's name; absent for the cell itself */
  file?: string;
  /** counts from 1 */
  line: number;
  /** counts from 1 */
  column: number;
  /** characters that are underlined */
  length: number;
  /** the number of TypeScript's message */
  code: number;
  message: string;
  /** the text of that line */
  source: string;
  /** what the reader can do about it */
  hint?: string;
}

/** The `error` message for a cell that was not run because of type errors. */
export function typeError(cell: string, problems: readonly Problem[]): ErrorContent {
  const [first] = problems;
  return {
    ename: "TypeScriptError",
    evalue: first === undefined ? "" : `TS${first.code}: ${first.message.split("\n")[0]}`,
    traceback: problems.flatMap((problem) => [
      `${problem.file ?? cell}:${problem.line}:${problem.column} - error TS${problem.code}: ${problem.message}`,
      ...excerpt(problem),
      ...(problem.hint === undefined ? [] : [problem.hint]),
    ]),
  };
}

/** A line of source with carets below the place; of a long line, what is around it. */
export function excerpt(at: { line: number; column: number; length?: number; source: string }): string[] {
  const { line, column, length = 1, source } = at;
  if (source.trim() === "") return [];
  const margin = `${line} | `;
  const { before, after } = windowOf(source, column - 1, WIDTH - margin.length);
  const carets = "^".repeat(Math.max(1, Math.min(length, after.length)));
  return [margin + before + after, " ".repeat(margin.length) + blanks(before) + carets];
}
