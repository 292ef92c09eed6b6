import { existsSync, readFileSync } from "node:fs";
import { dirname, isAbsolute, join } from "node:path";
import { pathToFileURL } from "node:url";
import { types } from "node:util";
import type { Ts, TypeScript } from "../tslab";

/** Packages made of ES modules only, for a kernel whose cells run as CommonJS. */
export class Packages {
  private readonly namespaces = new Map<string, unknown>();
  private readonly seen = new Set<string>();

  constructor(private readonly ts: Ts) {}

  /** The file that `import` would take where `require` finds none: by the `import` condition of `exports`. */
  resolve(request: string, from: string): string | undefined {
    const options = {
      moduleResolution: this.ts.ModuleResolutionKind.Bundler,
      customConditions: ["node"],
      allowJs: true,
      noDtsResolution: true, // the implementation, not its declarations
    } as TypeScript.CompilerOptions;
    const found = this.ts.resolveModuleName(request, from, options, this.ts.sys).resolvedModule;
    return found && /\.[cm]?js$/.test(found.resolvedFileName) ? found.resolvedFileName : undefined;
  }

  /** True for an ES module that `prepare` has not seen. */
  isUnprepared(file: string): boolean {
    return isAbsolute(file) && !this.seen.has(file) && isEsModule(file);
  }

  /** Imports a module that awaits at its top, which `require` refuses. */
  async prepare(file: string, load: (file: string) => unknown): Promise<void> {
    try {
      load(file);
    } catch (error) {
      if (!/^ERR_REQUIRE_(ASYNC_MODULE|ESM)$/.test(String((error as NodeJS.ErrnoException).code))) return;
      this.namespaces.set(file, asCommonJs(await import(pathToFileURL(file).href)));
    }
    this.seen.add(file);
  }

  /** What was imported from a file, if it was prepared so. */
  prepared(file: string): { exports: unknown } | undefined {
    return this.namespaces.has(file) ? { exports: this.namespaces.get(file) } : undefined;
  }
}

function isEsModule(file: string): boolean {
  if (/\.mjs$/.test(file)) return true;
  if (!/\.js$/.test(file)) return false;
  for (let folder = dirname(file); ; folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (existsSync(manifest)) return JSON.parse(readFileSync(manifest, "utf8")).type === "module";
    if (folder === dirname(folder)) return false;
  }
}

/** Marked as the compiler's helpers for `import` expect it, which is how Node's `require` gives such modules. */
function asCommonJs(module: Record<string, unknown>): unknown {
  if (!types.isModuleNamespaceObject(module) || !("default" in module)) return module;
  const view = Object.defineProperty({}, "__esModule", { value: true });
  for (const name of Object.keys(module))
    Object.defineProperty(view, name, { get: () => module[name], enumerable: true });
  return view;
}
