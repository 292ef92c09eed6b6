import { realpathSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import type * as TypeScript from "@tslab/typescript-for-tslab";
import type { Converter } from "tslab/dist/converter";
import type { ConsoleInterface, ConverterSet, Executor } from "tslab/dist/executor";
import { loadCached } from "./codeCache";

export type Ts = typeof TypeScript;
export type { Converter, Executor, TypeScript };

/** tslab's parts, loaded from the project wherever the notebook is. */
export interface Tslab {
  /** tslab's fork of the compiler */
  ts: Ts;
  /** keeps the compiler's code for the next process to load, with all that has run so far */
  keep(): void;
  /** folder of tslab's compiled modules */
  dist: string;
  /** where types of `import … from "tslab"` are declared */
  types: string;
  /** puts another compiler in place of tslab's; before anything of tslab is loaded */
  useCompiler(ts: Ts): void;
  load(module: "converter"): {
    createConverter(options: object): Converter;
    isCompleteCode(code: string): { completed: boolean; indent?: string };
  };
  load(module: "executor"): {
    createExecutor(folder: string, converters: ConverterSet, console: ConsoleInterface): Executor;
  };
  load(module: "inspect"): { printQuickInfo(info: TypeScript.QuickInfo): string };
  load(module: "public"): object;
  load(module: "jupyter"): { lastWriteDisplayData: (content: object, update: boolean) => void };
}

export function findTslab(root: string): Tslab {
  // by its real path: through a linked node_modules, tslab's own modules would find another copy of the compiler
  const folder = realpathSync(
    dirname(createRequire(join(root, "package.json")).resolve("tslab/package.json")),
  );
  const dist = join(folder, "dist");
  const load = createRequire(join(dist, "main.js"));
  const compiler = load.resolve("@tslab/typescript-for-tslab");
  const loaded = loadCached(compiler, join(root, "build", "kernel", "compiler"));
  return {
    ts: loaded.exports as Ts,
    keep: loaded.keep,
    dist,
    types: join(__dirname, "types", "tslab", "index.d.ts"),
    useCompiler: (ts) => {
      const module = load.cache[compiler];
      if (module) module.exports = ts;
    },
    load: (module: string) => load(`./${module}.js`),
  };
}
