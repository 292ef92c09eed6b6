import timers from "node:timers";
import promises from "node:timers/promises";
import type { Cell } from "./cell";
import type { Origins } from "./origins";

type Callback = (...args: unknown[]) => void;
type Start = (run: Callback, ...rest: unknown[]) => object;
type Wait = (...args: unknown[]) => Promise<unknown>;

const STOP = { setTimeout: clearTimeout, setInterval: clearInterval, setImmediate: clearImmediate };
const never = new Promise<never>(() => {});

/**
 * Keeps whatever an interrupted cell still has in timers, of every kind, from running: it could begin a
 * loop with no cell left to interrupt, or print into later cells.
 */
export class Timers {
  /** Node's own setTimeout: what the kernel waits with is no cell's. */
  readonly later = setTimeout;

  /**
   * @param origins says which cell starts a timer
   * @param threw told of what a microtask throws: Node itself does not know whose it was
   */
  constructor(
    private readonly origins: Origins,
    private readonly threw: (error: unknown, origin: Cell) => void,
  ) {
    const { scheduler } = promises;
    Object.assign(promises, {
      setTimeout: this.wait(promises.setTimeout as Wait),
      setImmediate: this.wait(promises.setImmediate as Wait),
      setInterval: this.ticks(promises.setInterval),
    });
    const own = { wait: this.wait(scheduler.wait as Wait), yield: this.wait(scheduler.yield as Wait) };
    for (const [name, value] of Object.entries(own))
      Object.defineProperty(scheduler, name, { value, writable: true, configurable: true });
    for (const kind of ["setTimeout", "setInterval", "setImmediate"] as const) {
      const watched = this.watch(kind);
      Object.assign(globalThis, { [kind]: watched });
      Object.assign(timers, { [kind]: watched });
    }
    this.watchMicrotasks();
  }

  private watch(kind: keyof typeof STOP): Start {
    const original = globalThis[kind] as unknown as Start;
    const stop = STOP[kind] as (handle: object) => void;
    const { origins } = this;
    const watched: Start = (run, ...rest) => {
      const cell = origins.current;
      if (cell === undefined || typeof run !== "function") return original(run, ...rest);
      const callback = function (this: object, ...args: unknown[]): void {
        if (cell.stopped) stop(this);
        else run.apply(this, args);
      };
      return original(callback, ...rest);
    };
    // util.promisify finds its own form, that of timers/promises, on the function
    const { length: _length, name: _name, ...rest } = Object.getOwnPropertyDescriptors(original);
    return Object.defineProperties(watched, rest);
  }

  /** A promise of a timer's end that stays pending once its cell is interrupted. */
  private wait(original: Wait): Wait {
    const { origins } = this;
    return function (this: unknown, ...args) {
      const cell = origins.current;
      const ended = original.apply(this, args);
      if (cell === undefined) return ended;
      return ended.then(
        (value) => (cell.stopped ? never : value),
        (error) => (cell.stopped ? never : Promise.reject(error)),
      );
    };
  }

  private ticks(original: typeof promises.setInterval): typeof promises.setInterval {
    const { origins } = this;
    return async function* (...args) {
      const cell = origins.current;
      for await (const value of original(...args)) {
        if (cell?.stopped) await never;
        yield value as never;
      }
    };
  }

  private watchMicrotasks(): void {
    const original = queueMicrotask;
    const { origins, threw } = this;
    globalThis.queueMicrotask = (task) => {
      const cell = origins.current;
      if (cell === undefined || typeof task !== "function") return original(task);
      original(() => {
        if (cell.stopped) return;
        try {
          task();
        } catch (error) {
          threw(error, cell);
        }
      });
    };
  }
}
