import { createHash } from "node:crypto";
import { readFileSync, statSync } from "node:fs";
import Module, { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { Script } from "node:vm";
import { keep, readKept } from "./kept";

interface Loaded {
  exports: unknown;
  /** Keeps the compiled code of all functions that have been called so far, where none is kept yet. */
  keep(): void;
}

/**
 * Loads a large CommonJS module with the code that V8 made of it in an earlier process: compiling tslab's compiler
 * takes a third of a second, and again each time that one of its functions is first called.
 *
 * @param folder where it is kept; a folder that can't be written only costs time
 */
export function loadCached(file: string, folder: string): Loaded {
  const text = readFileSync(file, "utf8");
  // V8 itself refuses code of another version, of a source of another length, or of other options: these have their own
  const { mtimeMs } = statSync(file);
  const { version, execArgv, env } = process;
  const key = createHash("sha256")
    .update(JSON.stringify([file, text.length, mtimeMs, version, execArgv, env.NODE_OPTIONS]))
    .digest("hex");
  const kept = join(folder, `${key}.code`);
  const script = new Script(Module.wrap(text), { filename: file, cachedData: readKept(kept) });
  const module = new Module(file);
  module.filename = file;
  const load = createRequire(file);
  load.cache[file] = module;
  const wrapper = script.runInThisContext() as (...values: unknown[]) => void;
  wrapper.call(module.exports, module.exports, load, module, file, dirname(file));
  module.loaded = true;
  const fresh = script.cachedDataRejected !== false;
  return { exports: module.exports, keep: () => fresh && keep(kept, script.createCachedData()) };
}
