import type { Ts, TypeScript } from "../tslab";

type Transformer = TypeScript.TransformerFactory<TypeScript.SourceFile>;

/**
 * What the second stage of a cell's compilation changes on the way to CommonJS: imports become
 * `require.live`, which sees edited files; `import()` becomes `require.load`; `import.meta`, `require.meta`.
 */
export function cellTransformers(ts: Ts): TypeScript.CustomTransformers {
  const { factory } = ts;
  const of = (name: string) =>
    factory.createPropertyAccessExpression(factory.createIdentifier("require"), name);

  const dynamic: Transformer = (context) => (file) => {
    const visit = (node: TypeScript.Node): TypeScript.Node => {
      const inner = ts.visitEachChild(node, visit, context);
      return ts.isCallExpression(inner) && inner.expression.kind === ts.SyntaxKind.ImportKeyword
        ? factory.createCallExpression(of("load"), undefined, inner.arguments)
        : inner;
    };
    return ts.visitEachChild(file, visit, context);
  };

  const declared: Transformer = (context) => (file) => {
    const visit = (node: TypeScript.Node): TypeScript.Node =>
      ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === "require"
        ? factory.createCallExpression(of("live"), undefined, node.arguments)
        : ts.visitEachChild(node, visit, context);
    const defaults = new Set<string>();
    const statements = file.statements.map((statement) => {
      const original = ts.getOriginalNode(statement);
      if (!ts.isImportDeclaration(original)) return accessor(statement, defaults) ?? statement;
      for (const name of defaultNames(ts, original.importClause)) defaults.add(name);
      return ts.visitEachChild(statement, visit, context) as TypeScript.Statement;
    });
    return factory.updateSourceFile(file, statements);
  };
  /** An imported name becomes an accessor that stays one: `require.link(name, function)`. */
  function accessor(
    statement: TypeScript.Statement,
    defaults: ReadonlySet<string>,
  ): TypeScript.Statement | undefined {
    if (!ts.isExpressionStatement(statement)) return undefined;
    const { name, get } = imported(ts, statement.expression, defaults) ?? {};
    if (name === undefined || get === undefined) return undefined;
    const link = factory.createCallExpression(of("link"), undefined, [
      factory.createStringLiteral(name),
      ts.isIdentifier(get) ? returning(get) : get,
    ]);
    return factory.createExpressionStatement(link);
  }
  function returning(value: TypeScript.Expression): TypeScript.Expression {
    const body = factory.createBlock([factory.createReturnStatement(value)]);
    const none = undefined;
    return factory.createFunctionExpression(none, none, none, none, [], none, body);
  }
  return { before: [dynamic, metaTransformer(ts, () => of("meta"))], after: [declared] };
}

/**
 * The two ways in which the compiler exports what was imported: by an accessor that can't be replaced, and,
 * of a default, by `exports.name = module_1.default`, which would be read only once.
 */
function imported(
  ts: Ts,
  expression: TypeScript.Expression,
  defaults: ReadonlySet<string>,
): { name: string; get: TypeScript.Expression } | undefined {
  if (ts.isBinaryExpression(expression)) {
    const { left, right } = expression;
    const isDefault = ts.isIdentifier(right) && defaults.has(right.text);
    return isDefault && ts.isPropertyAccessExpression(left)
      ? { name: left.name.text, get: right }
      : undefined;
  }
  if (!ts.isCallExpression(expression)) return undefined;
  const [target, name, descriptor] = expression.arguments;
  if (!target || !ts.isIdentifier(target) || target.text !== "exports") return undefined;
  if (!name || !ts.isStringLiteral(name) || !descriptor || !ts.isObjectLiteralExpression(descriptor))
    return undefined;
  const get = descriptor.properties
    .filter(ts.isPropertyAssignment)
    .find(({ initializer }) => ts.isFunctionExpression(initializer));
  return get && { name: name.text, get: get.initializer };
}

function defaultNames(ts: Ts, clause: TypeScript.ImportClause | undefined): string[] {
  const bindings = clause?.namedBindings;
  const named = bindings && ts.isNamedImports(bindings) ? bindings.elements : [];
  const renamed = named.filter(({ propertyName }) => propertyName?.text === "default");
  return [...(clause?.name ? [clause.name.text] : []), ...renamed.map(({ name }) => name.text)];
}

/** Puts another expression in place of `import.meta`, which CommonJS does not have. */
export function metaTransformer(ts: Ts, create: () => TypeScript.Expression): Transformer {
  return (context) => (file) => {
    const visit = (node: TypeScript.Node): TypeScript.Node =>
      ts.isMetaProperty(node) && node.keywordToken === ts.SyntaxKind.ImportKeyword
        ? create()
        : ts.visitEachChild(node, visit, context);
    return ts.visitEachChild(file, visit, context);
  };
}
