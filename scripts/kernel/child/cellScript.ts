import { columnBefore, exportCaptured } from "./cell/captured";
import { cellTransformers } from "./cell/rewrite";
import { lookupIn, type Position, registerScript } from "./sourceMaps";
import type { Ts, TypeScript } from "./tslab";

const INLINE_MAP = /^\/\/# sourceMappingURL=data:[^,\n]*,(\S+)$/m;

/**
 * Keeps the source maps of both stages in which tslab compiles a cell (TypeScript → ES module → CommonJS),
 * so that a place in what runs can be found in the cell's text.
 */
export class CellScript {
  private lookup: ((at: Position) => Position | undefined) | undefined;

  /** The second stage. tslab passes its other modules through it as well; the cell comes last. */
  transpile(ts: Ts, js: string, options: TypeScript.TranspileOptions): TypeScript.TranspileOutput {
    const compilerOptions = { ...options.compilerOptions, sourceMap: true };
    const transformers = cellTransformers(ts);
    const inline = INLINE_MAP.exec(js)?.[1];
    const { js: module, moved } = inline === undefined ? { js, moved: new Set() } : exportCaptured(ts, js);
    const result = ts.transpileModule(module, { ...options, compilerOptions, transformers });
    const outputText = result.outputText.replace(/^\/\/# sourceMappingURL=.*$/gm, "");
    if (inline !== undefined && result.sourceMapText !== undefined) {
      const toModule = lookupIn(result.sourceMapText);
      const toCell = lookupIn(Buffer.from(inline, "base64").toString("utf8"));
      const lines = outputText.split("\n").length;
      this.lookup = (at) => {
        if (at.line > lines) return undefined; // the line with which tslab calls the cell
        const inModule = toModule(at);
        if (inModule && moved.has(inModule.line)) inModule.column = columnBefore(inModule.column);
        const place = inModule && toCell(inModule);
        return place && { line: place.line - 1, column: place.column }; // tslab puts a line before the cell
      };
    }
    return { ...result, outputText };
  }

  /** Lets stack traces find the cell just compiled under the name it runs by. */
  register(name: string): void {
    if (this.lookup) registerScript(name, this.lookup);
    this.lookup = undefined;
  }
}
