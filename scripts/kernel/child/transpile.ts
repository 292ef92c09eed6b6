import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { extname, join } from "node:path";
import { metaTransformer } from "./cell/rewrite";
import { keep, readKept } from "./kept";
import type { Ts, TypeScript } from "./tslab";

/** A module's CommonJS and, as JSON, the source map back to its TypeScript. */
export interface Transpiled {
  code: string;
  map: string;
}

/**
 * Compiles TypeScript modules to CommonJS, without looking at types. Compiling a library takes longer than
 * all else that its import does, so what came out is kept on disk, by content, for the next kernel.
 *
 * @param folder where it is kept; a folder that can't be written only costs time
 * @param name how messages name a file
 * @throws SyntaxError that names the file, where it is no TypeScript
 */
export function createTranspiler(
  ts: Ts,
  folder: string,
  name: (file: string) => string,
): (file: string) => Transpiled {
  const compilerOptions = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
    sourceMap: true,
    jsx: ts.JsxEmit.React,
  };
  const rules = JSON.stringify([ts.version, compilerOptions, META]);
  const transformers = { before: [metaTransformer(ts, () => ts.factory.createIdentifier(META))] };
  return (fileName) => {
    const text = readFileSync(fileName, "utf8");
    const key = createHash("sha256")
      .update(`${rules}${extname(fileName)}\n${text}`)
      .digest("hex");
    const kept = join(folder, `${key}.json`);
    const before = read(kept);
    if (before) return before;
    const rest = { compilerOptions, transformers, reportDiagnostics: true };
    const { outputText, sourceMapText = "", diagnostics } = ts.transpileModule(text, { fileName, ...rest });
    if (diagnostics?.[0]) throw new SyntaxError(describe(ts, diagnostics[0], name(fileName)));
    const code = outputText.replace(/^\/\/# sourceMappingURL=.*$/gm, "");
    const result = { code, map: sourceMapText };
    keep(kept, JSON.stringify(result));
    return result;
  };
}

/** What `import.meta` is in a module that was made CommonJS. */
const META =
  '({ url: require("node:url").pathToFileURL(__filename).href, filename: __filename, dirname: __dirname })';

function describe(
  ts: Ts,
  { file, start = 0, messageText, code }: TypeScript.Diagnostic,
  name: string,
): string {
  const { line = 0, character = 0 } = file?.getLineAndCharacterOfPosition(start) ?? {};
  const message = ts.flattenDiagnosticMessageText(messageText, "\n");
  return `${name}:${line + 1}:${character + 1} - error TS${code}: ${message}`;
}

function read(path: string): Transpiled | undefined {
  try {
    return JSON.parse(String(readKept(path)));
  } catch {
    return undefined;
  }
}
