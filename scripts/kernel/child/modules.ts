import { readFileSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { dirname, isAbsolute, join } from "node:path";
import { isEdited } from "./fingerprint";
import { ImportGraph } from "./live/graph";
import { createNamespace, type Namespace } from "./live/namespace";
import type { Packages } from "./live/packages";
import { resolvePath } from "./live/relative";
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
  _pathCache: Record<string, string>;
}

interface Compilable {
  _compile(code: string, filename: string): void;
}

interface Parent {
  id: string;
  filename: string | null;
  paths: string[];
}

const TYPESCRIPT = [".ts", ".tsx", ".mts", ".cts", ".mjs"];
const ES_SYNTAX = /^\s*(import|export)\b/m;

export interface ModulesOptions {
  root: string;
  /** the sources of the project's own names, for types and at run time */
  source(request: string): string | undefined;
  transpile(file: string): Transpiled;
  packages: Packages;
}

/**
 * Teaches `require` the project: its packages by name from their sources, other packages from the project
 * where the notebook's folder has none, TypeScript files, and files edited since they were loaded.
 */
export class Modules {
  private readonly graph = new ImportGraph();
  private readonly namespaces = new Map<string, Namespace>();
  private readonly loader = Module as unknown as Loader;
  private readonly cell = join(process.cwd(), "src.js"); // the file that tslab has cells import from

  constructor(private readonly options: ModulesOptions) {
    this.hookNames();
    this.hookImports();
    this.hookFiles();
  }

  /**
   * Forgets every module whose file has changed, and those that import it: whoever reads from them next, by an
   * import of whatever cell, loads them again.
   *
   * @returns whether there were any
   */
  refresh(): boolean {
    const { files, moved } = this.graph.takeStale();
    for (const file of files) delete this.loader._cache[file];
    const found = this.loader._pathCache;
    for (const [key, file] of Object.entries(found)) if (isEdited(file)) delete found[key];
    for (const namespace of this.namespaces.values()) namespace.expire();
    return files.size > 0 || moved;
  }

  /** Forgets modules that were cut in two by an interrupt while they were loading. */
  dropUnfinished(): void {
    for (const [file, module] of Object.entries(this.loader._cache))
      if (module && !module.loaded && isEdited(file)) delete this.loader._cache[file];
  }

  /** What a cell's `import` gets: of the project's own files, what they export at each later moment, too. */
  live(request: string, load: (request: string) => unknown): unknown {
    if (isBare(request) && this.options.source(request) === undefined) return load(request);
    const known = this.namespaces.get(request);
    const namespace = known ?? createNamespace(() => load(request));
    this.namespaces.set(request, namespace);
    if (known) load(request); // an import fails where its module does, also before a name of it is read
    return namespace.exports;
  }

  /** Files of packages, among a cell's imports, that may have to be imported before it runs. */
  unprepared(requests: readonly string[]): string[] {
    const { packages } = this.options;
    return requests.filter(isBare).flatMap((request) => {
      try {
        const file = createRequire(this.cell).resolve(request);
        return packages.isUnprepared(file) ? [file] : [];
      } catch {
        return []; // the import itself says that it isn't there
      }
    });
  }

  private hookNames(): void {
    const { packages, root, source } = this.options;
    const resolve = this.loader._resolveFilename;
    const project: Parent = {
      id: root,
      filename: join(root, "package.json"),
      paths: this.loader._nodeModulePaths(root),
    };
    this.loader._resolveFilename = (request, parent, ...rest) => {
      const importer = parent?.filename;
      if (typeof importer === "string" && isEdited(importer)) {
        const file =
          source(request) ?? (isBare(request) ? undefined : resolvePath(request, dirname(importer)));
        if (file !== undefined) return file;
      }
      const attempts = [
        () => resolve.call(Module, request, parent, ...rest),
        () => resolve.call(Module, request, project, ...rest),
        () => packages.resolve(request, importer ?? this.cell),
        () => packages.resolve(request, join(root, "package.json")),
      ];
      let first: unknown;
      for (const attempt of isBare(request) ? attempts : attempts.slice(0, 1)) {
        try {
          const file = attempt();
          if (file !== undefined) return file;
        } catch (error) {
          first ??= error; // the one that names the notebook's folder
        }
      }
      throw first;
    };
  }

  /** Notes who imports whom. */
  private hookImports(): void {
    const { packages, source } = this.options;
    const load = this.loader._load;
    this.loader._load = (request, parent, ...rest) => {
      const importer = parent?.filename;
      if (typeof importer !== "string" || !isEdited(importer))
        return load.call(Module, request, parent, ...rest);
      const file = this.loader._resolveFilename(request, parent);
      if (!isAbsolute(file)) return load.call(Module, request, parent, ...rest);
      const prepared = packages.prepared(file);
      if (prepared) return prepared.exports;
      if (isEdited(file)) this.graph.record(importer, source(request) === undefined ? request : file, file);
      return load.call(Module, file, parent, ...rest);
    };
  }

  private hookFiles(): void {
    const { _extensions } = this.loader;
    for (const extension of TYPESCRIPT)
      _extensions[extension] = (module, file) => module._compile(this.compile(file), file);
    // Node would keep an ES module for good, also after an edit
    const javascript = _extensions[".js"];
    _extensions[".js"] = (module, file) => {
      if (isEdited(file) && ES_SYNTAX.test(readFileSync(file, "utf8")))
        module._compile(this.compile(file), file);
      else javascript?.(module, file);
    };
  }

  private compile(file: string): string {
    const { code, map } = this.options.transpile(file);
    registerScript(file, lookupIn(map));
    return code;
  }
}
