import { AsyncLocalStorage } from "node:async_hooks";
import type { Cell } from "./cell";

/**
 * Knows which cell started the code that now runs: through timers, promises, streams and events, as Node
 * follows them. So what a cell prints or throws after its end is still its own, whichever cell runs then.
 */
export class Origins {
  private readonly storage = new AsyncLocalStorage<Cell>();

  /** The cell that started the running code, where it is any cell's. */
  get current(): Cell | undefined {
    return this.storage.getStore();
  }

  /**
   * Runs code as a cell's. Not in an AsyncResource: Node aborts where a loop inside one is cut, since it never
   * leaves it.
   */
  run<T>(cell: Cell, code: () => T): T {
    return this.storage.run(cell, code);
  }
}
