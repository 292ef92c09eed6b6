import { SourceMap, type SourceMapPayload } from "node:module";

/** A place in a text; both count from 1. */
export interface Position {
  line: number;
  column: number;
}

type Lookup = (at: Position) => Position | undefined;

const lookups = new Map<string, Lookup>();

/** Says how places in a script's JavaScript go back to the text it was made from. */
export function registerScript(name: string, lookup: Lookup): void {
  lookups.set(name, lookup);
}

/** The original place; undefined where the script has none there; the place itself in other scripts. */
export function originalPosition(script: string, at: Position): Position | undefined {
  const lookup = lookups.get(script);
  return lookup === undefined ? at : lookup(at);
}

/** A lookup through a source map, read at the first use only. */
export function lookupIn(json: string): Lookup {
  let map: SourceMap | undefined;
  return ({ line, column }) => {
    map ??= new SourceMap(JSON.parse(json) as SourceMapPayload);
    const entry = map.findEntry(line - 1, column - 1);
    if (!("originalLine" in entry) || entry.originalLine === undefined) return undefined;
    return { line: entry.originalLine + 1, column: entry.originalColumn + 1 };
  };
}
