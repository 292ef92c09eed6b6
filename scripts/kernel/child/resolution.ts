import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Ts, TypeScript } from "./tslab";

type Resolved = TypeScript.ResolvedModuleFull | undefined;

export interface ResolutionOptions {
  root: string;
  /** import names of the project's own packages, with their sources */
  sources: ReadonlyMap<string, string>;
  /** declarations of tslab's own module */
  tslabTypes: string;
}

/**
 * How the compiler finds what a cell imports: the project's packages in their sources, other packages from
 * the importing file's folder first and then from the project. TypeScript 5.0 as tslab sets it up knows no
 * `exports` maps: where it finds nothing, the rules of bundlers are tried.
 *
 * Sources on disk are marked as external, which leaves them to Node's `require` (see modules.ts): they are
 * checked, but tslab, which can only emit below the notebook's folder, does not compile them.
 */
export function createResolver(ts: Ts, { root, sources, tslabTypes }: ResolutionOptions) {
  const fromRoot = join(root, "package.json");
  return (
    name: string,
    from: string,
    { paths: _onlyForNaming, ...options }: TypeScript.CompilerOptions,
    host: TypeScript.ModuleResolutionHost,
  ): Resolved => {
    const source = sources.get(name);
    if (source !== undefined && existsSync(source)) return external(ts, source);
    if (name === "tslab") return external(ts, tslabTypes);
    const bundler = { ...options, moduleResolution: ts.ModuleResolutionKind.Bundler };
    const resolve = (containing: string, rules: TypeScript.CompilerOptions): Resolved =>
      ts.resolveModuleName(name, containing, rules, host).resolvedModule as Resolved;
    const found =
      resolve(from, options) ??
      resolve(from, bundler) ??
      (isBare(name) ? (resolve(fromRoot, options) ?? resolve(fromRoot, bundler)) : undefined);
    if (found === undefined || /\.d\.[cm]?ts$/.test(found.resolvedFileName)) return found;
    return existsSync(found.resolvedFileName) ? { ...found, isExternalLibraryImport: true } : found;
  };
}

/** True for `name` and `@scope/name`, not for paths. */
export function isBare(name: string): boolean {
  return !/^(\.{0,2}[/\\]|\.{1,2}$|[A-Za-z]:[/\\])/.test(name);
}

function external(ts: Ts, path: string): Resolved {
  const resolvedFileName = path.replaceAll("\\", "/");
  const extension = /\.d\.ts$/.exec(path)?.[0] ?? /\.\w+$/.exec(path)?.[0] ?? ts.Extension.Ts;
  return { resolvedFileName, extension, isExternalLibraryImport: true };
}
