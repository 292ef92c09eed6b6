import { existsSync } from "node:fs";
import { declaredNames } from "./cell/names";
import { isEdited } from "./fingerprint";
import type { Problem } from "./problems";
import type { Ts, TypeScript } from "./tslab";

type SourceFile = TypeScript.SourceFile & {
  version?: string;
  /** names of all kinds in its text */
  identifiers?: ReadonlyMap<string, string>;
};

/** The lines that tslab puts before the text of a cell, also of a cell that is a module. */
const LINES_BEFORE = 1;

/**
 * Checks the types inside the files that a cell uses, as far as a reader can edit them.
 *
 * A whole library takes much longer than a cell, so it is checked again only when a file has changed or
 * come in.
 */
export class LocalFiles {
  private areEdited = false;
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

  /** Files have changed since the kernel started: from now on it matters what stands behind a cell's names. */
  noteEdit(): void {
    this.areEdited = true;
  }

  /** The files behind those names of a cell that earlier cells have imported. */
  behind(program: TypeScript.Program, cell: SourceFile): SourceFile[] {
    // tslab makes the file with the declarations of earlier cells the parent of the cell's
    const earlier = cell.parent as TypeScript.Node | undefined;
    if (!this.areEdited || earlier === undefined || !this.ts.isSourceFile(earlier)) return [];
    const { ts } = this;
    const checker = program.getTypeChecker();
    const found = new Set<SourceFile>();
    const follow = (statement: TypeScript.Statement): void => {
      if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return;
      const { moduleSpecifier } = statement;
      const module = moduleSpecifier && checker.getSymbolAtLocation(moduleSpecifier);
      const file = module?.declarations?.[0];
      if (file === undefined || !ts.isSourceFile(file) || file.isDeclarationFile || found.has(file)) return;
      if (!isEdited(file.fileName)) return;
      found.add(file);
      file.statements.forEach(follow);
    };
    const isUsed = (name: string) =>
      cell.identifiers?.has(name) && !cell.locals?.has(ts.escapeLeadingUnderscores(name));
    for (const statement of earlier.statements)
      if (ts.isImportDeclaration(statement) && [...declaredNames(ts, [statement])].some(isUsed))
        follow(statement);
    return [...found];
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
