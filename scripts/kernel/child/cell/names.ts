import type { Ts, TypeScript } from "../tslab";

/** The names that the statements at a cell's top declare: variables, also in patterns, functions, types, imports. */
export function declaredNames(ts: Ts, statements: readonly TypeScript.Statement[]): Set<string> {
  const names = new Set<string>();
  for (const statement of statements) {
    if (ts.isVariableStatement(statement))
      for (const { name } of statement.declarationList.declarations) addBinding(name);
    else if (ts.isImportDeclaration(statement)) addImports(statement.importClause);
    else {
      const { name } = statement as TypeScript.Statement & { name?: TypeScript.Node };
      if (name !== undefined && ts.isIdentifier(name)) names.add(name.text);
    }
  }
  return names;

  function addBinding(name: TypeScript.BindingName): void {
    if (ts.isIdentifier(name)) names.add(name.text);
    else for (const element of name.elements) if (ts.isBindingElement(element)) addBinding(element.name);
  }
  function addImports(clause: TypeScript.ImportClause | undefined): void {
    if (clause?.name) names.add(clause.name.text);
    const bindings = clause?.namedBindings;
    if (bindings === undefined) return;
    if (ts.isNamespaceImport(bindings)) names.add(bindings.name.text);
    else for (const { name } of bindings.elements) names.add(name.text);
  }
}
