interface AsyncWrap {
  clearAsyncIdStack?(): void;
  async_hook_fields?: Uint32Array;
  constants?: { kCheck?: number; kTotals?: number };
}

/** Taken at the start, for later no code in this process gets at Node's internals (see doors.ts). */
const { clearAsyncIdStack, async_hook_fields, constants } = internals();

/** Nothing on a Node that does not show them, such as 24, whose asynchronous contexts don't need that stack. */
function internals(): AsyncWrap {
  try {
    return (process as unknown as { binding(name: "async_wrap"): AsyncWrap }).binding("async_wrap");
  } catch {
    return {};
  }
}

/**
 * Forgets in which asynchronous calls the main thread was. A loop that is cut from outside never leaves the calls
 * around it. Node's own handling of uncaught exceptions does the same.
 */
export function resetAsyncStack(): void {
  clearAsyncIdStack?.(); // a Node without it keeps no such stack
}

/**
 * Keeps Node from checking that all asynchronous calls are left in order, and from aborting where one was cut: its
 * switch for that, --no-force-async-hooks-checks, holds only until something follows asynchronous contexts.
 */
export function stopAsyncChecks(): void {
  for (const field of [constants?.kCheck, constants?.kTotals])
    if (async_hook_fields && field !== undefined) async_hook_fields[field] = 0;
}
