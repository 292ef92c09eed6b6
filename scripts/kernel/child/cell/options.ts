import { join } from "node:path";
import type { Ts, TypeScript } from "../tslab";

/**
 * What of the project's tsconfig.json also holds for cells. The rest can't: names that one cell leaves to the
 * next are "unused" in it (`noUnused*`); the code runs in this Node and is never written to a file (`target`,
 * `module`, `moduleResolution`, `outDir` and the like); declarations must be emitted (`isolatedModules`).
 */
const TAKEN = [
  "strict",
  "noImplicitAny",
  "strictNullChecks",
  "strictFunctionTypes",
  "strictBindCallApply",
  "strictPropertyInitialization",
  "noImplicitThis",
  "useUnknownInCatchVariables",
  "exactOptionalPropertyTypes",
  "noUncheckedIndexedAccess",
  "noPropertyAccessFromIndexSignature",
  "noImplicitOverride",
  "noImplicitReturns",
  "noFallthroughCasesInSwitch",
  "allowUnreachableCode",
  "allowUnusedLabels",
  "experimentalDecorators",
  "lib",
  "types",
  "paths",
  "baseUrl",
  "pathsBasePath",
] as const;

/** The options that the project sets, and what could not be read of them. */
export interface ProjectOptions {
  options: TypeScript.CompilerOptions;
  complaints: string[];
}

export function readProjectOptions(ts: Ts, root: string): ProjectOptions {
  const path = join(root, "tsconfig.json");
  if (!ts.sys.fileExists(path)) return { options: {}, complaints: [] };
  const { config, error } = ts.readConfigFile(path, ts.sys.readFile);
  // the files that it names play no part, and looking for them takes long
  const host = { ...ts.sys, readDirectory: () => [] };
  const parsed = error
    ? { options: {}, errors: [error] }
    : ts.parseJsonConfigFileContent({ ...config, files: [], include: [] }, host, root, undefined, path);
  const taken = new Set<string>(TAKEN);
  const options = Object.fromEntries(Object.entries(parsed.options).filter(([name]) => taken.has(name)));
  return { options, complaints: parsed.errors.filter((e) => !EMPTY.has(e.code)).map(describe) };

  function describe({ messageText }: TypeScript.Diagnostic): string {
    const message = ts.flattenDiagnosticMessageText(messageText, " ");
    return `tsconfig.json: ${message} Cells are checked without that option (TypeScript ${ts.version}).\n`;
  }
}

/** What TypeScript says of a configuration without files. */
const EMPTY = new Set([18002, 18003]);
