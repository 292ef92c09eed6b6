import { existsSync, readdirSync } from "node:fs";
import { builtinModules } from "node:module";
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from "node:path";
import { isBare } from "../resolution";
import { dataOf } from "../show/lookup";
import type { Ts } from "../tslab";

const SOURCE = /\.(d\.)?[cm]?[jt]sx?$/;

const SHOWN = 8;

export interface Installed {
  root: string;
  /** names that cells can import */
  names: readonly string[];
}

/** What to do about a module that was not found. */
export function explainMissingModule(ts: Ts, request: string, { root, names }: Installed): string {
  if (!isBare(request)) return missingPath(ts, request);
  const name = packageName(request);
  const similar = nearest(ts, request, [
    ...names,
    ...builtinModules,
    ...builtinModules.map((n) => `node:${n}`),
  ]);
  const entries = names.filter((known) => known === name || known.startsWith(`${name}/`));
  if (similar === undefined && entries.length > 0) return `The entries of ${name} are ${entries.join(", ")}.`;
  if (existsSync(join(root, "node_modules", name)))
    return `The package ${name} is installed, but has no entry "${request}".`;
  if (similar !== undefined) return `Did you mean "${similar}"?`;
  if (request.startsWith("node:")) return `Node ${process.versions.node} has no module "${request}".`;
  return `If it is a package, add it to the project: npm install ${name}`;
}

/** What to do about a module that code asked for as it ran, by `import()` or `require`; undefined for other errors. */
export function explainNotLoaded(ts: Ts, thrown: unknown, installed: Installed): string | undefined {
  if (
    typeof thrown !== "object" ||
    thrown === null ||
    !/^(ERR_)?MODULE_NOT_FOUND$/.test(String(dataOf(thrown, "code")))
  )
    return undefined;
  const [, quoted] =
    /^Cannot find (?:module|package) '([^']+)'/.exec(String(dataOf(thrown, "message"))) ?? [];
  if (quoted === undefined) return undefined;
  const request = isAbsolute(quoted) ? `./${relative(process.cwd(), quoted).split(sep).join("/")}` : quoted;
  return explainMissingModule(ts, request, installed);
}

/** What to do about a package whose types are missing. */
export function explainMissingTypes(request: string): string {
  const name = packageName(request).replace(/^@([^/]+)\//, "$1__");
  return `Only its types are missing. Add them to the project: npm install -D @types/${name}`;
}

function missingPath(ts: Ts, request: string): string {
  const folder = resolve(dirname(request));
  if (!existsSync(folder)) return `There is no folder ${dirname(request)}, seen from the notebook's folder.`;
  const files = readdirSync(folder).filter((file) => SOURCE.test(file) || /\.json$/.test(file));
  const similar = nearest(
    ts,
    basename(request).replace(SOURCE, ""),
    files.map((file) => file.replace(SOURCE, "")),
  );
  if (similar !== undefined) return `Did you mean "${dirname(request)}/${similar}"?`;
  const some = files.slice(0, SHOWN).map((file) => file.replace(SOURCE, ""));
  return `There is no such file in ${dirname(request)}; it has ${some.join(", ") || "none to import"}${files.length > SHOWN ? ", …" : "."}`;
}

function nearest(ts: Ts, name: string, candidates: readonly string[]): string | undefined {
  type Suggest = (name: string, of: readonly string[], text: (one: string) => string) => string | undefined;
  return (ts as unknown as { getSpellingSuggestion: Suggest }).getSpellingSuggestion(
    name,
    candidates,
    (n) => n,
  );
}

function packageName(request: string): string {
  return request
    .split("/")
    .slice(0, request.startsWith("@") ? 2 : 1)
    .join("/");
}
