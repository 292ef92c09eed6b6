import { join } from "node:path";
import { writtenOut } from "./cell/shorthand";
import { type CellSource, prepareCell, type Stars } from "./cell/source";
import { CellScript } from "./cellScript";
import { isEdited } from "./fingerprint";
import type { View } from "./language/view";
import { LocalFiles } from "./localFiles";
import type { Problem } from "./problems";
import { createResolver } from "./resolution";
import type { Converter, Ts, Tslab, TypeScript } from "./tslab";
import { watchOnDemand } from "./watcher";

/** What tslab uses of the compiler that is missing in its declarations. */
interface Internals {
  getPreEmitDiagnosticsOfFiles(
    program: TypeScript.Program,
    files: TypeScript.SourceFile[],
  ): TypeScript.Diagnostic[];
}

/** TypeScript's number for a module that it does not find. */
const NOT_FOUND = 2307;

interface WatchHost extends TypeScript.ModuleResolutionHost {
  hasInvalidatedResolutions(path: string): boolean;
  resolveModuleNames(
    names: string[],
    from: string,
    reused: unknown,
    redirect: unknown,
    options: TypeScript.CompilerOptions,
  ): unknown[];
}

export interface CompilerOptions {
  root: string;
  project: TypeScript.CompilerOptions;
  /** the sources of the project's own names */
  source(name: string): string | undefined;
  /** files among a cell's imports that must be imported before it runs */
  unprepared(imports: readonly string[]): string[];
  /** called before a cell runs, with the names that it declares */
  declares(names: ReadonlySet<string>): void;
  /** how messages name a file */
  name(file: string): string;
  hint(problem: Problem): string | undefined;
  /** runs a step of the compiler, which an interrupt must not cut in two */
  uncut<T>(step: () => T): T;
}

/** tslab's converter, with the project's options, names and files; and what it last found wrong. */
export interface Compiler {
  converter: Converter;
  script: CellScript;
  /** type errors of the last cell, and of edited files that it uses */
  problems: readonly Problem[];
  /** Lets the compiler see edited files; `moved` says that files may have come or gone. */
  refresh(moved: boolean): void;
}

export function createCompiler(tslab: Tslab, options: CompilerOptions): Compiler {
  const { ts } = tslab;
  const { root, project, source, name, uncut } = options;
  const look = watchOnDemand(ts);
  const resolve = createResolver(ts, { root, source, tslabTypes: tslab.types });
  const localFiles = new LocalFiles(ts, name);
  const script = new CellScript();
  let stale = false;
  let imported: Problem[] = [];
  let cell = "";
  let program: TypeScript.Program;
  let view: View | undefined;

  const compiler = Object.assign({}, ts, {
    createWatchCompilerHost(...[roots, given, ...rest]: Parameters<Ts["createWatchCompilerHost"]>) {
      Object.assign(given as object, compilerOptions(root, project));
      const host = (ts.createWatchCompilerHost as (...args: unknown[]) => unknown)(roots, given, ...rest);
      return Object.assign(host as WatchHost, {
        hasInvalidatedResolutions: (path: string) => stale && isEdited(path),
        resolveModuleNames: ((names, from, _reused, _redirect, opts) =>
          names.map((n) => resolve(n, from, opts, host as WatchHost))) as WatchHost["resolveModuleNames"],
      });
    },
    /** tslab asks for the cell first, then all that it imports; it leaves out what lies outside its folder. */
    getPreEmitDiagnosticsOfFiles(program: TypeScript.Program, [first, ...others]: TypeScript.SourceFile[]) {
      imported = localFiles.problems(program, [
        ...others,
        ...(first ? localFiles.behind(program, first) : []),
      ]);
      return (ts as Ts & Internals).getPreEmitDiagnosticsOfFiles(program, first ? [first] : []);
    },
    createWatchProgram(
      host: TypeScript.WatchCompilerHostOfFilesAndCompilerOptions<TypeScript.BuilderProgram>,
    ) {
      const created = host.afterProgramCreate;
      host.afterProgramCreate = (builder) => {
        program = builder.getProgram();
        created?.(builder);
      };
      return ts.createWatchProgram(host);
    },
    getQuickInfoAtPosition(file: TypeScript.SourceFile, checker: TypeScript.TypeChecker) {
      view = { ts: ts as View["ts"], program, checker, file, offset: file.text.indexOf("\n") + 1, name };
    },
    visitEachChild<T extends TypeScript.Node>(
      node: T,
      visit: TypeScript.Visitor,
      context: TypeScript.TransformationContext,
    ) {
      return writtenOut(ts, program.getTypeChecker(), node, visit) ?? ts.visitEachChild(node, visit, context);
    },
    transpileModule(js: string, opts: TypeScript.TranspileOptions) {
      return script.transpile(ts, js, opts);
    },
  });
  tslab.useCompiler(compiler as unknown as Ts);

  const inner = tslab.load("converter").createConverter({ isJS: false, isBrowser: false });
  const state: Compiler = {
    script,
    problems: [],
    refresh(moved) {
      const changed = uncut(look);
      if (changed || moved) localFiles.noteEdit();
      stale = changed || moved || state.problems.some(({ code }) => code === NOT_FOUND);
    },
    converter: {
      convert(previous, code) {
        cell = code;
        imported = [];
        const prepared = prepareCell(
          ts,
          code,
          uncut(() => starsOf(previous, code)),
        );
        options.declares(prepared.names);
        const result = uncut(() => inner.convert(previous, prepared.code));
        state.problems = [...ofCell(result.diagnostics, cell), ...imported].map(explained);
        return imported.length > 0 && result.diagnostics.length === 0
          ? { diagnostics: [STOP] }
          : awaiting(result, prepared);
      },
      addModule(module, code, meta) {
        const found = uncut(() => inner.addModule(module, code, meta));
        state.problems = ofCell(found, code).map(explained);
        return found;
      },
      complete: () => undefined as never, // asked of a view
      inspect: (previous, code) => uncut(() => inspectable(previous, code)) as never,
      close: () => inner.close(),
    },
  };
  return state;

  function explained(problem: Problem): Problem {
    const hint = options.hint(problem);
    const message = problem.message.replaceAll(`${root}/`, "");
    return hint === undefined ? { ...problem, message } : { ...problem, message, hint };
  }

  /** The names behind `export * from` in a cell: the compiler must have seen it once to know them. */
  function starsOf(previous: string, code: string): Stars {
    const stars = new Map<string, string[]>();
    if (!/\bexport\s*\*\s*from\b/.test(code)) return stars;
    const { checker, file } = inspectable(previous, code) ?? {};
    for (const statement of file?.statements ?? []) {
      if (!ts.isExportDeclaration(statement) || statement.exportClause || !statement.moduleSpecifier)
        continue;
      const module = checker?.getSymbolAtLocation(statement.moduleSpecifier);
      const names = (module ? (checker?.getExportsOfModule(module) ?? []) : []).map(({ name }) => name);
      if (names.length > 0 && ts.isStringLiteral(statement.moduleSpecifier))
        stars.set(
          statement.moduleSpecifier.text,
          names.filter((name) => /^(?!default$)[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(name)),
        );
    }
    return stars;
  }

  /** tslab's own inspection brings the cell into the program; what it then asks the compiler is the view. */
  function inspectable(previous: string, code: string): View | undefined {
    view = undefined;
    inner.inspect(previous, prepareCell(ts, code).code, 0);
    return view;
  }

  /** Packages whose modules await are imported first, which makes the cell wait, like a loop that awaits. */
  function awaiting(result: Converted, { awaits, imports }: CellSource): Converted {
    const files = result.output ? options.unprepared(imports) : [];
    const output =
      files.length > 0 ? `await require.prepare(${JSON.stringify(files)}); ${result.output}` : result.output;
    return { ...result, output, hasToplevelAwait: result.hasToplevelAwait || awaits || files.length > 0 };
  }
}

type Converted = ReturnType<Converter["convert"]>;

function compilerOptions(root: string, project: TypeScript.CompilerOptions): object {
  return {
    strict: true,
    ...project,
    baseUrl: undefined, // see cell/aliases.ts
    allowImportingTsExtensions: true, // Node's own way to write them, from version 22 on
    alwaysStrict: false, // cells run as tslab runs them
    inlineSourceMap: true,
    typeRoots: [join(root, "node_modules", "@types"), join(__dirname, "types")],
    types: [...new Set(["node", "tslab", ...(project.types ?? [])])],
    // Only for naming: the declarations that one cell leaves to the next name a package's types by these
    // paths, where a notebook lies outside the project and can't reach the package by walking up.
    paths: { "*": ["node_modules/*"] },
    pathsBasePath: root,
  };
}

type TslabDiagnostic = ReturnType<Converter["addModule"]>[number];

/** Makes tslab stop where only an imported file is wrong. */
const STOP: TslabDiagnostic = {
  start: { offset: 0, line: 0, character: 0 },
  end: { offset: 0, line: 0, character: 0 },
  messageText: "",
  category: 1,
  code: 0,
};

/** tslab makes one entry of each line of a message: put together what is said of the same place. */
function ofCell(diagnostics: readonly TslabDiagnostic[], code: string): Problem[] {
  const lines = code.split("\n");
  const problems = new Map<string, Problem>();
  for (const { start, end, messageText, code: number, fileName } of diagnostics) {
    const key = `${fileName} ${start.offset} ${end.offset}`;
    const before = problems.get(key);
    if (before) before.message += `\n  ${messageText}`;
    else
      problems.set(key, {
        line: start.line + 1,
        column: start.character + 1,
        length: end.offset - start.offset,
        code: number,
        message: messageText,
        source: lines[start.line] ?? "",
      });
  }
  return [...problems.values()];
}
