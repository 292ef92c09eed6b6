const KINDS = ["setTimeout", "setInterval", "setImmediate"] as const;
const STOP = { setTimeout: clearTimeout, setInterval: clearInterval, setImmediate: clearImmediate };

/**
 * Knows which cell started which timer, so that an interrupt stops those of its cell: one that fired later
 * could begin a loop with no cell left to interrupt.
 */
export class Timers {
  /** The cell that runs, if one does. */
  owner: number | undefined;
  /** Node's own setTimeout: what the kernel waits with is no cell's. */
  readonly later = setTimeout;
  private readonly stops = new Map<object, { owner: number; stop: () => void }>();

  constructor() {
    for (const kind of KINDS) this.watch(kind);
  }

  /** Stops all timers that a cell has started. */
  clear(owner: number): void {
    for (const [handle, timer] of this.stops)
      if (timer.owner === owner) {
        timer.stop();
        this.stops.delete(handle);
      }
  }

  private watch(kind: (typeof KINDS)[number]): void {
    const original = globalThis[kind] as (run: (...args: unknown[]) => void, ...rest: unknown[]) => object;
    const watched = (run: (...args: unknown[]) => void, ...rest: unknown[]): object => {
      const { owner } = this;
      if (owner === undefined || typeof run !== "function") return original(run, ...rest);
      const handle: object = original(
        (...args) => {
          if (kind !== "setInterval") this.stops.delete(handle);
          run(...args);
        },
        ...rest,
      );
      this.stops.set(handle, { owner, stop: () => STOP[kind](handle as never) });
      return handle;
    };
    // util.promisify finds its own form on the function
    const { length: _length, name: _name, ...rest } = Object.getOwnPropertyDescriptors(original);
    globalThis[kind] = Object.defineProperties(watched, rest) as never;
  }
}
