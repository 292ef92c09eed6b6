import type { Ts, TypeScript } from "../tslab";

/**
 * `{ a }` with a variable of an earlier cell, written out. tslab leads such variables to the object that holds them
 * by the symbol of their name, which in a shorthand property is the property's own.
 *
 * @param visit visits what stands inside
 * @returns undefined where the node is no such property
 */
export function writtenOut(
  ts: Ts,
  checker: TypeScript.TypeChecker,
  node: TypeScript.Node,
  visit: TypeScript.Visitor,
): TypeScript.Node | undefined {
  if (!ts.isShorthandPropertyAssignment(node) || node.parent === undefined) return undefined;
  const [declared] = checker.getShorthandAssignmentValueSymbol(node)?.declarations ?? [];
  // tslab makes the file with the declarations of earlier cells the parent of the cell's
  if (declared === undefined || declared.getSourceFile() !== node.getSourceFile().parent) return undefined;
  const { factory } = ts;
  const value = factory.createPropertyAccessExpression(factory.createIdentifier("exports"), node.name);
  const initial = node.objectAssignmentInitializer;
  return factory.createPropertyAssignment(
    node.name,
    initial === undefined
      ? value
      : factory.createAssignment(value, ts.visitNode(initial, visit) as TypeScript.Expression),
  );
}
