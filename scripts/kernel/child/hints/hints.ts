import type { Problem } from "../problems";
import type { Ts } from "../tslab";
import { explainByExports } from "./exports";
import type { CellHistory } from "./history";
import { explainMissingModule, explainMissingTypes, type Installed } from "./modules";
import { explainByNotebook } from "./notebook";

/** TypeScript's numbers: a name, a namespace or a shorthand property that is not found. */
const NO_NAME = new Set([2304, 2503, 2552, 18004]);
const NO_MODULE = 2307;
const NO_TYPES = 7016;
const NO_AWAIT = 1308;

export interface HintSources extends Installed {
  ts: Ts;
  history: CellHistory;
  sources: ReadonlyMap<string, string>;
  notebook: string | undefined;
}

/** What the reader can do about a problem, where the compiler's message doesn't say it. */
export function hintFor({ code, message, source, file }: Problem, from: HintSources): string | undefined {
  const [, quoted = ""] = /'([^']*)'/.exec(message) ?? [];
  const { ts, history, sources, notebook } = from;
  if (NO_NAME.has(code))
    return (
      history.explain(quoted) ??
      explainByNotebook(ts, notebook, quoted, history) ??
      explainByExports(ts, sources, quoted)
    );
  if (code === NO_MODULE) return explainMissingModule(ts, quoted, from);
  if (code === NO_TYPES) return explainMissingTypes(quoted);
  if (code === NO_AWAIT && file !== undefined)
    return "Await can't stand at the top of a file that a notebook imports: export an async function, or the promise, and await it in the cell.";
  if (code < 2000) return syntaxHint(source, ts.version);
  return undefined;
}

function syntaxHint(line: string, version: string): string | undefined {
  if (/^\s*(await\s+)?using\s+\w/.test(line))
    return `Cells are compiled by TypeScript ${version}, which has no \`using\`: write const, and release it in finally.`;
  if (/\bwith\s*\{\s*type\b/.test(line))
    return `Cells are compiled by TypeScript ${version}, which reads JSON without \`with\`: leave it out.`;
  return undefined;
}
