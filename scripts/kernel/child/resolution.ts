import { existsSync } from "node:fs";
import { isBuiltin } from "node:module";
import { dirname, join } from "node:path";
import { isEdited } from "./fingerprint";
import { resolvePath } from "./live/relative";
import type { Ts, TypeScript } from "./tslab";

type Resolved = TypeScript.ResolvedModuleFull | undefined;

export interface ResolutionOptions {
  root: string;
  /** the sources of the project's own names */
  source(name: string): string | undefined;
  /** declarations of tslab's own module */
  tslabTypes: string;
}

/**
 * How the compiler finds what a cell imports: the project's packages in their sources, other packages from
 * the importing file's folder first and then from the project. TypeScript 5.0 as tslab sets it up knows no
 * `exports` maps: where it finds no types, the rules of bundlers are tried.
 *
 * Sources on disk are marked as external, which leaves them to Node's `require` (see modules.ts): they are
 * checked, but tslab, which can only emit below the notebook's folder, does not compile them.
 */
export function createResolver(ts: Ts, { root, source, tslabTypes }: ResolutionOptions) {
  const fromRoot = join(root, "package.json");
  const known = new Map<string, Resolved>();

  /** Packages don't change while a kernel lives, and the compiler asks again at every change of imports. */
  return (
    name: string,
    from: string,
    options: TypeScript.CompilerOptions,
    host: TypeScript.ModuleResolutionHost,
  ): Resolved => {
    if (isBuiltin(name)) return undefined; // declared by @types/node, in no file of that name
    const key = `${dirname(from)} ${name}`;
    if (known.has(key)) return known.get(key);
    const found = find(name, from, options, host);
    const lasting = isEdited(from) ? isBare(name) && found && !isEdited(found.resolvedFileName) : true;
    if (lasting) known.set(key, found);
    return found;
  };

  function find(
    name: string,
    from: string,
    { paths: _onlyForNaming, ...options }: TypeScript.CompilerOptions,
    host: TypeScript.ModuleResolutionHost,
  ): Resolved {
    const own = isEdited(from) ? source(name) : undefined;
    if (own !== undefined && existsSync(own)) return external(ts, own);
    if (name === "tslab") return external(ts, tslabTypes);
    const bundler = { ...options, moduleResolution: ts.ModuleResolutionKind.Bundler };
    const resolve = (containing: string, rules: TypeScript.CompilerOptions): Resolved =>
      ts.resolveModuleName(name, containing, rules, host).resolvedModule as Resolved;
    const attempts = [() => resolve(from, options), () => resolve(from, bundler)];
    if (isBare(name))
      attempts.push(
        () => resolve(fromRoot, options),
        () => resolve(fromRoot, bundler),
      );
    let found: Resolved;
    for (const attempt of attempts) {
      const next = attempt();
      found ??= next;
      if (next === undefined || !isTyped(next)) continue;
      found = next;
      break;
    }
    if (found === undefined && !isBare(name)) {
      const file = resolvePath(name, dirname(from)); // a name for JavaScript that means a TypeScript file
      if (file !== undefined && /\.[cm]?tsx?$/.test(file)) return external(ts, file);
    }
    if (found === undefined || /\.d\.[cm]?ts$/.test(found.resolvedFileName)) return found;
    return existsSync(found.resolvedFileName) ? { ...found, isExternalLibraryImport: true } : found;
  }
}

/** True for `name` and `@scope/name`, not for paths. */
export function isBare(name: string): boolean {
  return !/^(\.{0,2}[/\\]|\.{1,2}$|[A-Za-z]:[/\\])/.test(name);
}

/** Plain JavaScript has types where a reader's own file is meant, not where a package only lacks them. */
function isTyped({ resolvedFileName }: TypeScript.ResolvedModuleFull): boolean {
  return !/\.[cm]?jsx?$/.test(resolvedFileName) || !resolvedFileName.includes("/node_modules/");
}

function external(ts: Ts, path: string): Resolved {
  const resolvedFileName = path.replaceAll("\\", "/");
  const extension = /\.d\.ts$/.exec(path)?.[0] ?? /\.\w+$/.exec(path)?.[0] ?? ts.Extension.Ts;
  return { resolvedFileName, extension, isExternalLibraryImport: true };
}
