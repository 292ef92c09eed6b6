import { dirname } from "node:path";
import { fingerprint } from "../fingerprint";
import { isBare } from "../resolution";
import { resolvePath } from "./relative";

/** What was loaded from files that a reader edits, and who imported it by which name. */
export class ImportGraph {
  private readonly loaded = new Map<string, string>();
  private readonly imports = new Map<string, Map<string, string>>();

  record(importer: string, request: string, file: string): void {
    if (!this.loaded.has(file)) this.loaded.set(file, fingerprint(file));
    const of = this.imports.get(importer) ?? new Map<string, string>();
    this.imports.set(importer, of.set(request, file));
  }

  /**
   * Takes out the files that have changed, those whose imports now mean another file, and all that import them.
   *
   * @returns them, and whether an import has moved from one file to another
   */
  takeStale(): { files: ReadonlySet<string>; moved: boolean } {
    const stale = new Set<string>();
    let moved = false;
    for (const [file, seen] of this.loaded) if (fingerprint(file) !== seen) stale.add(file);
    for (const [importer, requests] of this.imports)
      for (const [request, file] of requests) {
        if (isBare(request) || (resolvePath(request, dirname(importer)) ?? file) === file) continue;
        requests.delete(request);
        stale.add(importer);
        moved = true;
      }
    if (stale.size > 0) this.addImporters(stale);
    for (const file of stale) {
      this.loaded.delete(file);
      this.imports.delete(file);
    }
    return { files: stale, moved };
  }

  private addImporters(stale: Set<string>): void {
    const importers = new Map<string, string[]>();
    for (const [importer, requests] of this.imports)
      for (const file of requests.values()) importers.set(file, [...(importers.get(file) ?? []), importer]);
    for (const file of stale) for (const importer of importers.get(file) ?? []) stale.add(importer);
  }
}
