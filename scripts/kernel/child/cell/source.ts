import type { Ts, TypeScript } from "../tslab";
import { declaredNames } from "./names";

/** A cell as the compiler gets it: line by line as long as it was, so that every place stays where it is. */
export interface CellSource {
  code: string;
  /** awaits at its top, in a form that tslab does not see */
  awaits: boolean;
  /** names of modules in its imports */
  imports: string[];
  /** what it declares */
  names: Set<string>;
}

/** What each module exports that a cell names in `export * from`. */
export type Stars = ReadonlyMap<string, readonly string[]>;

/**
 * Prepares a cell for tslab. In a notebook every declaration is seen by later cells, so `export` before one
 * says nothing more and is blanked; `export … from` imports the names.
 *
 * @param stars names for `export * from`, which stays as it is where they are not known
 */
export function prepareCell(ts: Ts, text: string, stars: Stars = new Map()): CellSource {
  const file = ts.createSourceFile("cell.ts", text, ts.ScriptTarget.ES2022, true);
  let code = text;
  const imports: string[] = [];
  const later: { start: number; end: number; part: string }[] = [];
  const blank = (from: number, to: number) => replace(from, code.slice(from, to).replace(/[^\n]/g, " "));
  const replace = (from: number, part: string) => {
    code = code.slice(0, from) + part + code.slice(from + part.length);
  };
  for (const statement of file.statements) {
    const start = statement.getStart(file);
    if (ts.isImportDeclaration(statement)) note(statement.moduleSpecifier);
    else if (ts.isExportDeclaration(statement)) {
      const { moduleSpecifier, exportClause } = statement;
      if (moduleSpecifier === undefined) blank(start, statement.end);
      else if (exportClause !== undefined) {
        replace(start, "import");
        note(moduleSpecifier);
      } else {
        const names = ts.isStringLiteral(moduleSpecifier) ? stars.get(moduleSpecifier.text) : undefined;
        if (names === undefined) continue;
        note(moduleSpecifier);
        // longer than what it stands for: put in when all else has its place
        later.unshift({
          start,
          end: statement.end,
          part: `import { ${names.join(", ")} } from ${moduleSpecifier.getText(file)};`,
        });
      }
    } else if (ts.isExportAssignment(statement)) blank(start, statement.expression.getStart(file));
    else if (ts.canHaveModifiers(statement))
      for (const modifier of ts.getModifiers(statement) ?? [])
        if (isExport(modifier) || (isDefault(modifier) && hasName(statement)))
          blank(modifier.getStart(file), modifier.end);
  }
  for (const { start, end, part } of later) code = code.slice(0, start) + part + code.slice(end);
  return {
    code,
    awaits: text.includes("for await") && awaitsInLoop(ts, file),
    imports,
    names: new Set([...declaredNames(ts, file.statements), ...[...stars.values()].flat()]),
  };

  function note(specifier: TypeScript.Expression): void {
    if (ts.isStringLiteral(specifier)) imports.push(specifier.text);
  }
  function isExport({ kind }: TypeScript.Modifier): boolean {
    return kind === ts.SyntaxKind.ExportKeyword;
  }
  function isDefault({ kind }: TypeScript.Modifier): boolean {
    return kind === ts.SyntaxKind.DefaultKeyword;
  }
}

function hasName(statement: TypeScript.Statement): boolean {
  return (statement as TypeScript.Statement & { name?: unknown }).name !== undefined;
}

function awaitsInLoop(ts: Ts, node: TypeScript.Node): boolean {
  if (ts.isForOfStatement(node) && node.awaitModifier !== undefined) return true;
  if (ts.isFunctionLike(node) || ts.isClassLike(node)) return false;
  return ts.forEachChild(node, (child) => awaitsInLoop(ts, child) || undefined) ?? false;
}
