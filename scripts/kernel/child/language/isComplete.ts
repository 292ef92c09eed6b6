import type { Ts, Tslab, TypeScript } from "../tslab";

/** TypeScript's words for a text that ends too early; what is missing may still be typed. */
const UNTERMINATED = new Set([1010, 1126, 1160, 1161]);

/** A string ends with its line, and can't be closed in another. */
const OPEN_STRING = 1002;

/** The reply to `is_complete_request`; "invalid" says that no further line can mend it. */
export function isComplete(code: string, tslab: Tslab): object {
  const wrong = syntaxErrors(tslab.ts, code);
  const end = code.trimEnd().length;
  const open = wrong.some(
    ({ start = 0, code: number }) => UNTERMINATED.has(number) || (number !== OPEN_STRING && start >= end),
  );
  if (wrong.length > 0 && !open) return { status: "invalid" };
  if (!open) return { status: "complete" };
  const { indent = "" } = tslab.load("converter").isCompleteCode(code);
  return { status: "incomplete", indent };
}

function syntaxErrors(ts: Ts, code: string): readonly TypeScript.DiagnosticWithLocation[] {
  const file = ts.createSourceFile("cell.ts", code, ts.ScriptTarget.ES2022);
  return (
    (file as typeof file & { parseDiagnostics?: TypeScript.DiagnosticWithLocation[] }).parseDiagnostics ?? []
  );
}
