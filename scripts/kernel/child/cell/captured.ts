import type { Ts, TypeScript } from "../tslab";
import { declaredNames } from "./names";

const EXPORT = "export ";

export interface Captured {
  js: string;
  /** lines, from 1, that begin with an `export` which the compiler's own output does not have */
  moved: ReadonlySet<number>;
}

/**
 * Makes a variable that functions of its cell use one variable with what later cells read and assign: an
 * exported declaration, which the compiler keeps in the exports alone. Others stay local, where loops are
 * fast: nothing of their cell is left that could see them change.
 *
 * @param js a cell as ES module, all of whose names are exported at its end
 */
export function exportCaptured(ts: Ts, js: string): Captured {
  const unchanged = { js, moved: new Set<number>() };
  const file = ts.createSourceFile("cell.js", js, ts.ScriptTarget.ES2022, true);
  const variables = file.statements.filter(
    (statement): statement is TypeScript.VariableStatement =>
      ts.isVariableStatement(statement) && !(statement.declarationList.flags & ts.NodeFlags.Const),
  );
  const list = file.statements.filter(ts.isExportDeclaration).at(-1)?.exportClause;
  if (variables.length === 0 || list === undefined || !ts.isNamedExports(list)) return unchanged;
  const used = namesInFunctions(ts, file);
  const captured = variables.filter((statement) => [...namesOf(statement)].some((name) => used.has(name)));
  if (captured.length === 0) return unchanged;
  const names = new Set(captured.flatMap((statement) => [...namesOf(statement)]));
  const kept = list.elements.map(({ name }) => name.text).filter((name) => !names.has(name));
  let text = `${js.slice(0, list.pos)} { ${kept.join(", ")} }${js.slice(list.end)}`;
  const moved = new Set<number>();
  for (const statement of captured.reverse()) {
    const start = statement.getStart(file);
    text = text.slice(0, start) + EXPORT + text.slice(start);
    moved.add(file.getLineAndCharacterOfPosition(start).line + 1);
  }
  return { js: text, moved };

  function namesOf(statement: TypeScript.Statement): Set<string> {
    return declaredNames(ts, [statement]);
  }
}

/** Where a column of a moved line was before. */
export function columnBefore(column: number): number {
  return Math.max(1, column - EXPORT.length);
}

function namesInFunctions(ts: Ts, file: TypeScript.SourceFile): Set<string> {
  const names = new Set<string>();
  const visit = (node: TypeScript.Node, inside: boolean): void => {
    if (inside && ts.isIdentifier(node)) names.add(node.text);
    ts.forEachChild(node, (child) => visit(child, inside || ts.isFunctionLike(node) || ts.isClassLike(node)));
  };
  visit(file, false);
  return names;
}
