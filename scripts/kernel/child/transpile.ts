import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import type { Ts } from "./tslab";

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
 */
export function createTranspiler(ts: Ts, folder: string): (file: string) => Transpiled {
  const compilerOptions = {
    module: ts.ModuleKind.CommonJS,
    target: ts.ScriptTarget.ES2022,
    esModuleInterop: true,
    sourceMap: true,
    jsx: ts.JsxEmit.React,
  };
  const rules = JSON.stringify([ts.version, compilerOptions]);
  return (fileName) => {
    const text = readFileSync(fileName, "utf8");
    const key = createHash("sha256")
      .update(`${rules}${extname(fileName)}\n${text}`)
      .digest("hex");
    const kept = join(folder, `${key}.json`);
    const before = read(kept);
    if (before) return before;
    const { outputText, sourceMapText = "" } = ts.transpileModule(text, { fileName, compilerOptions });
    const code = outputText.replace(/^\/\/# sourceMappingURL=.*$/gm, "");
    const result = { code, map: sourceMapText };
    keep(kept, result);
    return result;
  };
}

function read(path: string): Transpiled | undefined {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return undefined;
  }
}

function keep(path: string, result: Transpiled): void {
  try {
    mkdirSync(join(path, ".."), { recursive: true });
    const temporary = `${path}.${process.pid}.tmp`;
    writeFileSync(temporary, JSON.stringify(result));
    renameSync(temporary, path);
  } catch {
    // read-only, or full: it is compiled again next time
  }
}
