import Module from "node:module";
import { isAbsolute, join } from "node:path";
import { fingerprint, isEdited } from "./fingerprint";
import { isBare } from "./resolution";
import { lookupIn, registerScript } from "./sourceMaps";
import type { Transpiled } from "./transpile";

/** What Node's loader for CommonJS modules offers, beyond its declarations, to every tool of this kind. */
interface Loader {
  _load(request: string, parent?: Parent, ...rest: unknown[]): unknown;
  _resolveFilename(request: string, parent?: Parent, ...rest: unknown[]): string;
  _nodeModulePaths(folder: string): string[];
  _extensions: Record<string, (module: Compilable, filename: string) => void>;
  _cache: Record<string, NodeJS.Module>;
}

interface Compilable {
  _compile(code: string, filename: string): void;
}

interface Parent {
  id: string;
  filename: string | null;
  paths: string[];
}

/**
 * Teaches `require` the project: its packages by name from their sources, other packages from the project
 * where the notebook's folder has none, TypeScript files, and files edited since they were loaded.
 */
export class Modules {
  private readonly loaded = new Map<string, string>();
  private readonly importers = new Map<string, Set<string>>();
  private readonly loader = Module as unknown as Loader;

  constructor(
    private readonly transpile: (file: string) => Transpiled,
    private readonly root: string,
    private readonly sources: ReadonlyMap<string, string>,
  ) {
    this.hookNames();
    this.hookImports();
    for (const extension of [".ts", ".tsx"])
      this.loader._extensions[extension] = (module, file) => module._compile(this.compile(file), file);
  }

  /**
   * Forgets every module whose file has changed, and those that import it: the next import loads them again.
   *
   * @returns whether there were any
   */
  refresh(): boolean {
    const old = new Set<string>();
    const forget = (file: string): void => {
      if (old.has(file)) return;
      old.add(file);
      for (const importer of this.importers.get(file) ?? []) if (this.loaded.has(importer)) forget(importer);
    };
    for (const [file, seen] of this.loaded) if (fingerprint(file) !== seen) forget(file);
    for (const file of old) {
      this.loaded.delete(file);
      delete this.loader._cache[file];
    }
    return old.size > 0;
  }

  /** Forgets modules that were cut in two by an interrupt while they were loading. */
  dropUnfinished(): void {
    for (const [file, module] of Object.entries(this.loader._cache))
      if (module && !module.loaded && isEdited(file)) delete this.loader._cache[file];
  }

  private hookNames(): void {
    const resolve = this.loader._resolveFilename;
    const fallback: Parent = {
      id: this.root,
      filename: join(this.root, "package.json"),
      paths: this.loader._nodeModulePaths(this.root),
    };
    this.loader._resolveFilename = (request, parent, ...rest) => {
      const source = this.sources.get(request);
      if (source !== undefined) return source;
      try {
        return resolve.call(Module, request, parent, ...rest);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "MODULE_NOT_FOUND" || !isBare(request)) throw error;
        try {
          return resolve.call(Module, request, fallback, ...rest);
        } catch {
          throw error; // the one that names the notebook's folder
        }
      }
    };
  }

  /** Notes who imports whom. */
  private hookImports(): void {
    const load = this.loader._load;
    this.loader._load = (request, parent, ...rest) => {
      const importer = parent?.filename;
      if (typeof importer === "string" && isEdited(importer))
        this.record(this.loader._resolveFilename(request, parent), importer);
      return load.call(Module, request, parent, ...rest);
    };
  }

  private record(file: string, importer: string): void {
    if (!isAbsolute(file) || !isEdited(file)) return;
    if (!this.loaded.has(file)) this.loaded.set(file, fingerprint(file));
    const importers = this.importers.get(file) ?? new Set();
    this.importers.set(file, importers.add(importer));
  }

  private compile(file: string): string {
    const { code, map } = this.transpile(file);
    registerScript(file, lookupIn(map));
    return code;
  }
}
