import { AsyncLocalStorage } from "node:async_hooks";
import type { Cell } from "./cell";

/** What stands for a cell where its own code can find it: Node hangs it on promises. It shows and lets change nothing. */
class Mark {
  readonly #cell: Cell;

  constructor(cell: Cell) {
    this.#cell = cell;
    Object.freeze(this);
  }

  static cellOf(mark: Mark): Cell {
    return mark.#cell;
  }
}

const { cellOf } = Mark;

/**
 * Knows which cell started the code that now runs: through timers, promises, streams and events, as Node
 * follows them. So what a cell prints or throws after its end is still its own, whichever cell runs then.
 */
export class Origins {
  private readonly storage = new AsyncLocalStorage<Mark>();

  /** The cell that started the running code, where it is any cell's. */
  get current(): Cell | undefined {
    const mark = this.storage.getStore();
    return mark === undefined ? undefined : cellOf(mark);
  }

  /**
   * Runs code as a cell's. Not in an AsyncResource: Node aborts where a loop inside one is cut, since it never
   * leaves it.
   */
  run<T>(cell: Cell, code: () => T): T {
    return this.storage.run(new Mark(cell), code);
  }
}
