import { type InspectOptions, inspect } from "node:util";

/** What Node hangs on promises while it follows asynchronous contexts (see origins.ts). */
const MARKS: ReadonlySet<unknown> = new Set(["async_id_symbol", "trigger_async_id_symbol", "kResourceStore"]);

/** Keeps those marks out of what is printed of a promise. */
export function hidePromiseMarks(): void {
  const show = inspect;
  const { defineProperty, getOwnPropertySymbols } = Object;
  defineProperty(Promise.prototype, inspect.custom, {
    configurable: true,
    writable: true,
    value(this: object, _depth: number, options: InspectOptions) {
      for (const symbol of getOwnPropertySymbols(this))
        if (MARKS.has(symbol.description)) defineProperty(this, symbol, { enumerable: false });
      return show(this, { ...options, customInspect: false });
    },
  });
}
