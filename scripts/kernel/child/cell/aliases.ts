import { resolvePath } from "../live/relative";
import type { TypeScript } from "../tslab";

/**
 * The names that a project gives to its sources: those of its workspaces, and the `paths` of tsconfig.json.
 *
 * @returns the file that such a name means; undefined for other names
 */
export function createAliases(
  sources: ReadonlyMap<string, string>,
  { paths = {}, baseUrl, pathsBasePath }: TypeScript.CompilerOptions,
): (request: string) => string | undefined {
  const base = baseUrl ?? String(pathsBasePath ?? "");
  const patterns = Object.entries(paths).filter(([pattern]) => pattern !== "*");
  return (request) => {
    const source = sources.get(request);
    if (source !== undefined) return source;
    for (const [pattern, targets] of patterns) {
      const [start = "", end] = pattern.split("*");
      const fits = end === undefined ? request === start : request.startsWith(start) && request.endsWith(end);
      if (!fits) continue;
      const part = end === undefined ? "" : request.slice(start.length, request.length - end.length);
      for (const target of targets) {
        const file = resolvePath(
          target.replace("*", () => part),
          base,
        );
        if (file !== undefined) return file;
      }
    }
    return undefined;
  };
}
