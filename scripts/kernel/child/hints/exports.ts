import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { declaredNames } from "../cell/names";
import { resolvePath } from "../live/relative";
import type { Ts, TypeScript } from "../tslab";

/** The import that brings in a name which one of the project's own packages exports. */
export function explainByExports(
  ts: Ts,
  sources: ReadonlyMap<string, string>,
  name: string,
): string | undefined {
  for (const [entry, file] of sources)
    if (exportedNames(ts, file).has(name)) return `Import it: import { ${name} } from "${entry}";`;
  return undefined;
}

/** The names that a file exports, also from other files, by its text alone. */
export function exportedNames(ts: Ts, path: string, seen = new Set<string>()): Set<string> {
  const names = new Set<string>();
  if (seen.has(path)) return names;
  seen.add(path);
  for (const statement of parse(ts, path)?.statements ?? []) {
    if (ts.isExportDeclaration(statement)) {
      const { exportClause, moduleSpecifier } = statement;
      if (exportClause && ts.isNamedExports(exportClause))
        for (const element of exportClause.elements) names.add(element.name.text);
      else if (exportClause) names.add(exportClause.name.text);
      else if (moduleSpecifier && ts.isStringLiteral(moduleSpecifier)) {
        const file = resolvePath(moduleSpecifier.text, dirname(path));
        if (file) for (const name of exportedNames(ts, file, seen)) names.add(name);
      }
    } else if (isExported(ts, statement)) for (const name of declaredNames(ts, [statement])) names.add(name);
  }
  return names;
}

function isExported(ts: Ts, statement: TypeScript.Statement): boolean {
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

function parse(ts: Ts, path: string): TypeScript.SourceFile | undefined {
  try {
    return ts.createSourceFile(path, readFileSync(path, "utf8"), ts.ScriptTarget.ES2022);
  } catch {
    return undefined; // an entry whose file isn't written yet
  }
}
