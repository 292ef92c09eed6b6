import { fingerprint, isEdited } from "./fingerprint";
import type { Ts, TypeScript } from "./tslab";

interface Watch {
  seen: string;
  changed: TypeScript.FileWatcherCallback;
}

/**
 * Tells the compiler of edited files when asked to, instead of whenever the system reports them: a cell run
 * right after an edit must see it. Takes the place of the compiler's own watching.
 *
 * @returns looks at the files again, and says whether one has changed
 */
export function watchOnDemand(ts: Ts): () => boolean {
  const watches = new Map<string, Set<Watch>>();
  const nothing = { close: () => {} };
  ts.sys.watchDirectory = () => nothing;
  ts.sys.watchFile = (path, changed) => {
    if (!isEdited(path)) return nothing;
    const watch = { seen: fingerprint(path), changed };
    const all = watches.get(path) ?? new Set();
    watches.set(path, all.add(watch));
    return { close: () => void all.delete(watch) };
  };
  return () => {
    let any = false;
    for (const [path, all] of watches) {
      if (all.size === 0) continue;
      const now = fingerprint(path);
      for (const watch of [...all]) {
        if (watch.seen === now) continue;
        const kind = now === "absent" ? "Deleted" : watch.seen === "absent" ? "Created" : "Changed";
        watch.seen = now;
        watch.changed(path, ts.FileWatcherEventKind[kind]);
        any = true;
      }
    }
    return any;
  };
}
