import type { Completion, CompletionType } from "../../channel";
import type { TypeScript } from "../tslab";
import { completePath } from "./modulePaths";
import { NEVER, type View } from "./view";

const SIGNATURES = 100;
const LIMIT = 500;
const PREFERENCES = { includeCompletionsForModuleExports: false, includeCompletionsWithInsertText: false };
const INTERNAL = /^(__|tsLastExpr\d*$)/;

/** What could stand at a place of a cell, the likeliest first. */
export function complete(view: View, at: number, names: readonly string[]): Completion {
  const { ts, file, program, offset } = view;
  const position = at + offset;
  const before = ts.findPrecedingToken(position, file);
  const inString = before !== undefined && ts.isStringLiteralLike(before) && position > before.getStart(file);
  if (inString && position < before.end + (isClosed(before, file) ? 0 : 1)) {
    const path = importPath(view, before);
    if (path !== undefined) return completePath(path, before.getStart(file) + 1 - offset, at, names);
  }
  if (ts.isInComment(file, position)) return { matches: [], start: at, end: at, types: [] };

  const start = wordStart(file.text, position);
  const end = wordEnd(file.text, position);
  const prefix = file.text.slice(start, position);
  const found = ts.Completions.getCompletionsAtPosition(
    ...([{}, program, () => {}, file, position, PREFERENCES, undefined, 1, NEVER, undefined, true] as const),
  );
  const ranked = (found?.entries ?? [])
    .filter(({ name, kind }) => kind !== ts.ScriptElementKind.keyword && !INTERNAL.test(name))
    .map((entry) => ({ entry, rank: rank(view, entry, prefix) }))
    .filter(({ rank }) => rank !== undefined)
    .sort((a, b) => compare(a.rank ?? "", b.rank ?? "") || compare(a.entry.name, b.entry.name))
    .slice(0, LIMIT);
  const span = { start: start - offset, end: end - offset };
  return {
    matches: ranked.map(({ entry }) => entry.name),
    ...span,
    types: ranked.map(({ entry }, index) => ({
      ...span,
      text: entry.name,
      type: KINDS[entry.kind] ?? entry.kind,
      signature: index < SIGNATURES ? signature(view, entry.symbol) : "",
    })),
  };
}

/** Exact beginnings before others, then names of cells, then what the compiler finds likelier. */
function rank(
  { file }: View,
  { name, sortText, symbol }: TypeScript.CompletionEntry & { symbol?: TypeScript.Symbol },
  prefix: string,
): string | undefined {
  const at = name.toLowerCase().indexOf(prefix.toLowerCase());
  if (at < 0) return undefined;
  const match = name.startsWith(prefix) ? 0 : at === 0 ? 1 : 2;
  const source = symbol?.declarations?.[0]?.getSourceFile();
  const own = source === file || source?.fileName.endsWith("/__prev__.d.ts");
  return `${match}${own ? 0 : 1}${sortText}`;
}

function signature({ checker, file, ts }: View, symbol: TypeScript.Symbol | undefined): string {
  if (symbol === undefined) return "";
  const target = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  if (!(target.flags & ts.SymbolFlags.Value)) return "";
  const type = checker.getTypeOfSymbolAtLocation(target, file);
  const [call] = type.getCallSignatures();
  return call ? checker.signatureToString(call) : checker.typeToString(type);
}

/** The name that JupyterLab has an icon for. */
const KINDS: Record<string, CompletionType["type"]> = {
  var: "instance",
  let: "instance",
  const: "instance",
  "local var": "instance",
  parameter: "param",
  "local function": "function",
  method: "function",
  getter: "property",
  setter: "property",
  alias: "module",
  "external module name": "module",
  type: "class",
  interface: "class",
  enum: "class",
  "enum member": "property",
  string: "statement",
};

/** What is written so far of a module's name, where a string is one. */
function importPath({ ts, file }: View, token: TypeScript.Node): string | undefined {
  const { parent } = token;
  const isImport =
    ts.isImportDeclaration(parent) ||
    ts.isExportDeclaration(parent) ||
    (ts.isCallExpression(parent) && /^(import|require)$/.test(parent.expression.getText(file)));
  return isImport ? (token as TypeScript.StringLiteral).text : undefined;
}

function isClosed(token: TypeScript.Node, file: TypeScript.SourceFile): boolean {
  const text = token.getText(file);
  return text.length > 1 && text.at(-1) === text[0];
}

function wordStart(text: string, position: number): number {
  return position - (/[\p{ID_Continue}$]*$/u.exec(text.slice(0, position))?.[0].length ?? 0);
}

function wordEnd(text: string, position: number): number {
  return position + (/^[\p{ID_Continue}$]*/u.exec(text.slice(position))?.[0].length ?? 0);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
