import { createRequire } from "node:module";
import { basename } from "node:path";
import type ts from "typescript";
import { inRoot } from "../setup/root";

const require = createRequire(inRoot("package.json"));
/** The compilers at hand: tslab's own, which is the oldest that the declarations promise, and the project's. */
const COMPILERS = { "5.0": "@tslab/typescript-for-tslab", "5.9": "typescript" };

export const RESOLUTIONS = ["node10", "node16", "bundler"] as const;

/** What a compiler says of files and of the package that they import, with the ways of finding packages that `resolution` names. */
export function diagnose(
  version: keyof typeof COMPILERS,
  resolution: (typeof RESOLUTIONS)[number],
  files: readonly string[],
): { version: string; messages: string[] } {
  const compiler: typeof ts = require(COMPILERS[version]);
  const { ModuleKind, ModuleResolutionKind, ScriptTarget } = compiler;
  const ways = {
    node10: { module: ModuleKind.CommonJS, moduleResolution: ModuleResolutionKind.Node10 },
    node16: { module: ModuleKind.Node16, moduleResolution: ModuleResolutionKind.Node16 },
    bundler: { module: ModuleKind.ESNext, moduleResolution: ModuleResolutionKind.Bundler },
  };
  const program = compiler.createProgram([...files], {
    ...ways[resolution],
    target: ScriptTarget.ES2022,
    lib: ["lib.es2022.d.ts", "lib.dom.d.ts"],
    strict: true,
    esModuleInterop: true,
    skipLibCheck: false,
    noEmit: true,
    types: [],
  });
  // TensorFlow.js's declarations, and those that they ask for, don't pass everywhere.
  const own = (name = "") =>
    !name.includes("/node_modules/") || name.includes("/node_modules/gumbel-softmax/");
  const found = compiler.getPreEmitDiagnostics(program).filter((d) => own(d.file?.fileName));
  const messages = found.map(
    (d) =>
      `${basename(d.file?.fileName ?? "")}: ${compiler.flattenDiagnosticMessageText(d.messageText, " ")}`,
  );
  return { version: compiler.version, messages };
}
