/** Numbers that the main thread and the control thread share. */
export type Flags = Int32Array;

/** Index of the id of the last interrupt that the main thread has handled. */
export const HANDLED = 0;

/** Index of a 1 while cutting what runs does no harm: code of a cell, or what an earlier cell left behind. */
export const INTERRUPTIBLE = 1;

/** Index of the number of answers to requests for input that the control thread has passed on. */
export const ANSWERS = 2;

export function createFlags(): Flags {
  const flags: Flags = new Int32Array(new SharedArrayBuffer(3 * Int32Array.BYTES_PER_ELEMENT));
  flags[INTERRUPTIBLE] = 1;
  return flags;
}
