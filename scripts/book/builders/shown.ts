import ts from "typescript";

/** The code of the examples as the page shows it. */
export interface Shown {
  /** What all have in common. */
  common: string;
  /** The lines of each example, by the builder's name. */
  examples: Map<string, string>;
}

const BEGIN = "/** What the examples have in common; the page shows its lines. */\n";
const END = "// End of what they have in common.\n";

/** Reads the code of `examples.ts`: what is shown is what is run. */
export function shownCode(text: string): Shown {
  const from = text.indexOf(BEGIN);
  const to = text.indexOf(END);
  if (from < 0 || to < from) throw new Error("examples.ts lacks the two comments around its common lines.");
  const file = ts.createSourceFile("examples.ts", text, ts.ScriptTarget.ES2022, true);
  const examples = new Map<string, string>();
  const visit = (node: ts.Node): void => {
    if (ts.isVariableDeclaration(node) && node.name.getText() === "examples") {
      if (!node.initializer || !ts.isObjectLiteralExpression(node.initializer)) return;
      for (const property of node.initializer.properties) {
        if (!ts.isPropertyAssignment(property) || !ts.isArrowFunction(property.initializer)) continue;
        examples.set(property.name.getText(), lines(property.initializer.body));
      }
    } else ts.forEachChild(node, visit);
  };
  visit(file);
  return { common: text.slice(from + BEGIN.length, to).trim(), examples };
}

/** The statements of a function's body, moved to the margin, its last value without `return`. */
function lines(body: ts.Node): string {
  const inner = body.getText().replace(/^\{\n|\n\s*\}$/g, "");
  const all = inner.split("\n");
  const indent = Math.min(...all.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  return all
    .map((line) => line.slice(indent))
    .join("\n")
    .replace(/^return (?=figure\()/m, "");
}
