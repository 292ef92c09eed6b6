import { transformSync } from "esbuild";
import ts from "typescript";
import { type Cell, joined } from "../../notebooks/notebook";

/**
 * A cell's code as JavaScript that can stand in an asynchronous function which has `load`: its imports loaded, its types
 * gone.
 *
 * @throws Error naming the cell that is no TypeScript
 */
export function bodyOf(cell: Cell): string {
  const source = ts.createSourceFile("cell.ts", joined(cell.source), ts.ScriptTarget.ES2022, true);
  const statements = source.statements.map((statement) =>
    ts.isImportDeclaration(statement) ? loading(statement, source) : statement.getFullText(source),
  );
  try {
    // Names must stay as they are: questions are carried to the student's code as text.
    const { code } = transformSync(`async () => {${statements.join("")}\n}`, {
      loader: "ts",
      target: "es2022",
      keepNames: false,
    });
    return code
      .trim()
      .replace(/^async \(\) => \{\n?/, "")
      .replace(/\}\s*;?$/, "");
  } catch (error) {
    throw new Error(`Cell ${cell.id} is no TypeScript: ${(error as Error).message}`);
  }
}

/** `import { a, b as c } from "m"` as a constant. */
function loading(statement: ts.ImportDeclaration, source: ts.SourceFile): string {
  const from = statement.moduleSpecifier.getText(source);
  const clause = statement.importClause;
  if (clause === undefined) return `\nawait load(${from});`;
  if (clause.isTypeOnly) return "";
  const names: string[] = clause.name === undefined ? [] : [`default: ${clause.name.text}`];
  const bindings = clause.namedBindings;
  if (bindings !== undefined && ts.isNamespaceImport(bindings))
    return `\nconst ${bindings.name.text} = await load(${from});`;
  for (const element of bindings?.elements ?? [])
    if (!element.isTypeOnly)
      names.push(
        element.propertyName ? `${element.propertyName.text}: ${element.name.text}` : element.name.text,
      );
  return `\nconst { ${names.join(", ")} } = await load(${from});`;
}
