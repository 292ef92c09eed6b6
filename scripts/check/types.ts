import { join } from "node:path";
import ts from "typescript";
import { type CodeCell, joined, type Notebook } from "../notebooks/notebook";

/** A notebook's code as one module, and where each of its lines stands in the notebook. */
interface Module {
  text: string;
  /** For each line of the module: code cell and line in it, both from 1. */
  origin: { cell: number; line: number }[];
}

/**
 * Type errors of a notebook's cells taken together, with the project's strict options. A name declared in two
 * cells is one of them: the kernel would shadow it silently, and cells run out of order would then disagree.
 */
export function typeFindings(
  notebooks: ReadonlyMap<string, Notebook>,
  root: string,
): { name: string; what: string }[] {
  const modules = new Map(
    [...notebooks].map(([name, notebook]) => [
      join(root, "notebooks", `${name}.cells.ts`),
      asModule(notebook),
    ]),
  );
  const config = ts.readConfigFile(join(root, "tsconfig.json"), ts.sys.readFile);
  const parsed = ts.parseJsonConfigFileContent(config.config, ts.sys, root).options;
  // what the kernel adds to cells: its own calls in the module tslab, and globals
  const cells = join(root, "scripts", "kernel", "types", "tslab", "index.d.ts");
  const options = { ...parsed, paths: { ...parsed.paths, tslab: [cells] } };
  const host = ts.createCompilerHost({ ...options, noUnusedLocals: false }, true);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => modules.has(file) || fileExists(file);
  host.readFile = (file) => modules.get(file)?.text ?? readFile(file);
  host.getSourceFile = (file, ...rest) => {
    const module = modules.get(file);
    return module
      ? ts.createSourceFile(file, module.text, options.target ?? ts.ScriptTarget.ES2022, true)
      : getSourceFile(file, ...rest);
  };
  const program = ts.createProgram([cells, ...modules.keys()], { ...options, noUnusedLocals: false }, host);
  return [...modules].flatMap(([file, module]) => {
    const name = file.replace(/^.*[\\/]|\.cells\.ts$/g, "");
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      (diagnostic) => {
        const at = source?.getLineAndCharacterOfPosition(diagnostic.start ?? 0).line ?? 0;
        const { cell, line } = module.origin[at] ?? { cell: 0, line: 0 };
        const message = ts.flattenDiagnosticMessageText(diagnostic.messageText, " ");
        return { name, what: `code cell ${cell}, line ${line}: ${message} (TS${diagnostic.code})` };
      },
    );
  });
}

function asModule(notebook: Notebook): Module {
  const lines: string[] = [];
  const origin: Module["origin"] = [];
  notebook.cells
    .filter((cell): cell is CodeCell => cell.cell_type === "code")
    .forEach((cell, i) => {
      // A cell's last expression ends it; the next cell must not continue it.
      [...joined(cell.source).split("\n"), ";"].forEach((line, j) => {
        lines.push(line);
        origin.push({ cell: i + 1, line: j + 1 });
      });
    });
  return { text: [...lines, "export {};"].join("\n"), origin };
}
