/** Numbers that the main thread and the control thread share. */
export type Flags = Int32Array;

/** Index of the id of the last interrupt that the main thread has handled. */
export const HANDLED = 0;

/** Index of a 1 while code of a cell may be running, and cutting it does no harm. */
export const INTERRUPTIBLE = 1;

export function createFlags(): Flags {
  return new Int32Array(new SharedArrayBuffer(2 * Int32Array.BYTES_PER_ELEMENT));
}
