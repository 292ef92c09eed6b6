import vm from "node:vm";
import type { ErrorContent, ExpressionReply, MimeBundle } from "../channel";
import type { Executor, Ts } from "./tslab";

/** What the answer to `user_expressions` needs of the cells. */
export interface Evaluator {
  ts: Ts;
  executor: Executor;
  show(value: unknown): Promise<MimeBundle>;
  describe(thrown: unknown): ErrorContent;
}

/** Values of expressions over the variables of all cells, each by itself: one that fails is no failure of the cell. */
export async function evaluate(
  expressions: Readonly<Record<string, string>>,
  { ts, executor, show, describe }: Evaluator,
): Promise<Record<string, ExpressionReply>> {
  const replies: Record<string, ExpressionReply> = {};
  for (const [name, expression] of Object.entries(expressions)) {
    try {
      const { outputText } = ts.transpileModule(`(${expression}\n)`, {
        compilerOptions: { target: ts.ScriptTarget.ES2022 },
      });
      // sloppy mode, as tslab runs cells: their variables are properties of one object
      const code = `(async function (variables) { with (variables) { return ${outputText.trim()} } })`;
      const value = await vm.runInThisContext(code, { filename: `user expression ${name}` })(executor.locals);
      replies[name] = { status: "ok", ...(await show(value)) };
    } catch (error) {
      replies[name] = { status: "error", ...describe(error) };
    }
  }
  return replies;
}
