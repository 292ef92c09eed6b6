import { existsSync } from "node:fs";
import { isEdited } from "./fingerprint";
import type { Problem } from "./problems";
import type { Ts, TypeScript } from "./tslab";

type SourceFile = TypeScript.SourceFile & { version?: string };

/** The lines that tslab puts before the text of a cell, also of a cell that is a module. */
const LINES_BEFORE = 1;

/**
 * Checks the types inside the files that a cell imports, as far as a reader can edit them.
 *
 * A whole library takes much longer than a cell, so it is checked again only when a file has changed or
 * come in.
 */
export class LocalFiles {
  private readonly checked = new Map<string, string | undefined>();

  constructor(
    private readonly ts: Ts,
    private readonly name: (file: string) => string,
  ) {}

  problems(program: TypeScript.Program, imported: readonly SourceFile[]): Problem[] {
    const local = imported.filter((file) => isEdited(file.fileName));
    if (local.every((file) => this.checked.get(file.fileName) === (file.version ?? file.text))) return [];
    const found = local.flatMap((file) => [
      ...program.getSyntacticDiagnostics(file),
      ...program.getSemanticDiagnostics(file),
    ]);
    this.checked.clear();
    if (found.length === 0)
      for (const file of local) this.checked.set(file.fileName, file.version ?? file.text);
    return found.flatMap((diagnostic) => this.describe(diagnostic));
  }

  private describe({ file, start = 0, length = 1, code, messageText }: TypeScript.Diagnostic): Problem[] {
    if (file === undefined) return [];
    const { line, character } = file.getLineAndCharacterOfPosition(start);
    const before = existsSync(file.fileName) ? 0 : LINES_BEFORE;
    return [
      {
        file: this.name(file.fileName),
        line: line + 1 - before,
        column: character + 1,
        length,
        code,
        message: this.ts.flattenDiagnosticMessageText(messageText, "\n"),
        source: file.text.split("\n")[line] ?? "",
      },
    ];
  }
}
