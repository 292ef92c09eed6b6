import { readdirSync } from "node:fs";
import { builtinModules } from "node:module";
import { dirname, resolve } from "node:path";
import type { Completion } from "../../channel";
import { isBare } from "../resolution";

const SOURCE = /\.(d\.)?[cm]?[jt]sx?$/;

/**
 * Completes the name of a module inside its quotes: a path by what lies in its folder, another name by the
 * project's own names, its packages and Node's.
 *
 * @param start where the name begins in the cell
 * @param names of the project's own entries and of packages
 */
export function completePath(
  written: string,
  start: number,
  end: number,
  names: readonly string[],
): Completion {
  const typed = written.slice(0, end - start);
  const bare = isBare(typed) && !typed.startsWith(".");
  const candidates = bare ? [...names, ...builtins()] : neighbours(typed);
  const matches = [...new Set(candidates)].filter((name) => name.startsWith(typed));
  const types = matches.map((text) => ({ text, start, end, type: "module", signature: "" }));
  return { matches, start, end, types };
}

function neighbours(typed: string): string[] {
  const folder = typed.endsWith("/") ? typed : `${dirname(typed)}/`;
  const shown = /^\.\.?\/?/.test(typed) && !folder.startsWith(".") ? `./${folder}` : folder;
  try {
    return readdirSync(resolve(shown), { withFileTypes: true }).flatMap((entry) => {
      if (entry.isDirectory())
        return /^(\.|node_modules$)/.test(entry.name) ? [] : [`${shown}${entry.name}/`];
      if (/\.json$/.test(entry.name)) return [shown + entry.name];
      return SOURCE.test(entry.name) ? [shown + entry.name.replace(SOURCE, "")] : [];
    });
  } catch {
    return []; // no such folder, as yet
  }
}

function builtins(): string[] {
  return builtinModules
    .filter((name) => !name.startsWith("_"))
    .flatMap((name) => [`node:${name.replace(/^node:/, "")}`, name]);
}
