import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Modules } from "../modules";
import type { Packages } from "./packages";

type Require = NodeJS.Require & Record<string, unknown>;

/** Gives the cells' `require` what `cell/rewrite.ts` makes their imports call. */
export function equipRequire(modules: Modules, packages: Packages): void {
  const { require } = (globalThis as unknown as { __tslab__: { require: Require } }).__tslab__;
  const folder = process.cwd();
  const live = (request: string): unknown => modules.live(request, require);
  const prepare = async (files: readonly string[]): Promise<void> => {
    for (const file of files) await packages.prepare(file, require);
  };
  Object.assign(require, {
    live,
    prepare,
    load: async (specifier: unknown): Promise<unknown> => {
      const request = String(specifier);
      if (/^(file|data):/.test(request)) return import(request);
      await prepare(modules.unprepared([request]));
      const module = live(request) as Record<string, unknown>;
      return module.__esModule === true ? module : { ...module, default: module };
    },
    meta: {
      // a cell has no file of its own: the notebook's folder is what paths in it start from
      url: pathToFileURL(join(folder, "cell.ts")).href,
      filename: join(folder, "cell.ts"),
      dirname: folder,
      resolve: (request: string) => {
        const file = require.resolve(request);
        return file === request ? `node:${file.replace(/^node:/, "")}` : pathToFileURL(file).href;
      },
    },
  });
}
