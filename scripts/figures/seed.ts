import { type Cell, joined, type Notebook } from "../notebooks/notebook";

/**
 * A notebook's seed is what its first `createRandom(…)` is given: a number, a text, or the name of a constant that
 * holds one (`const seed = 2020;`). All else that a notebook draws comes from that stream or from one with the same
 * seed, so this one value decides it.
 */
export function seedOf(notebook: Notebook): number | string | undefined {
  const literal = literalOf(codeOf(notebook));
  if (literal === undefined) return undefined;
  return /^["'`]/.test(literal) ? literal.slice(1, -1) : Number(literal.replaceAll("_", ""));
}

/**
 * The same notebook with another seed: in each `createRandom(…)` that has the notebook's own, and in the constant
 * that holds it. A notebook without a seed is given back as it is.
 */
export function withSeed(notebook: Notebook, seed: number): Notebook {
  const own = literalOf(codeOf(notebook));
  if (own === undefined) return notebook;
  const value = own.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const call = new RegExp(`(\\bcreateRandom\\(\\s*)${value}(?=\\s*\\))`, "g");
  const name = nameOf(codeOf(notebook));
  const constant =
    name === undefined ? undefined : new RegExp(`(\\bconst\\s+${name}\\b[^=\\n]*=\\s*)${value}`, "g");
  const cells = notebook.cells.map((cell): Cell => {
    if (cell.cell_type !== "code") return cell;
    const source = joined(cell.source).replace(call, `$1${seed}`);
    return { ...cell, source: constant ? source.replace(constant, `$1${seed}`) : source };
  });
  return { ...notebook, cells };
}

const LITERAL = String.raw`-?\d[\d_]*|"[^"\n]*"|'[^'\n]*'`;

function literalOf(code: string): string | undefined {
  const argument = firstArgument(code);
  if (argument === undefined || new RegExp(`^(?:${LITERAL})$`).test(argument)) return argument;
  return new RegExp(`\\bconst\\s+${argument}\\b[^=\\n]*=\\s*(${LITERAL})`).exec(code)?.[1];
}

function nameOf(code: string): string | undefined {
  const argument = firstArgument(code);
  return argument !== undefined && /^[A-Za-z_]\w*$/.test(argument) ? argument : undefined;
}

/** What the first `createRandom(…)` is given, where that is a literal or a constant's name. */
function firstArgument(code: string): string | undefined {
  return new RegExp(`\\bcreateRandom\\(\\s*(${LITERAL}|[A-Za-z_]\\w*)\\s*\\)`).exec(code)?.[1];
}

/** The code without its comments, which may speak of other seeds. */
function codeOf(notebook: Notebook): string {
  return notebook.cells
    .flatMap((cell) => (cell.cell_type === "code" ? [joined(cell.source)] : []))
    .join("\n")
    .replace(/\/\*[\s\S]*?\*\/|(?<!:)\/\/.*$/gm, "");
}
