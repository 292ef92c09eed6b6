const KINDS: readonly unknown[] = ["uncaughtException", "unhandledRejection"];

/**
 * Hands over what is thrown where nobody catches it. Not as a listener, which a cell could remove; those
 * that a cell adds are called as well, and do not keep the kernel from being told.
 */
export function catchStrays(caught: (error: unknown) => void): void {
  const emit = process.emit as (...args: unknown[]) => boolean;
  const { apply } = Reflect;
  process.emit = function (this: NodeJS.Process, ...args: unknown[]): boolean {
    const stray = args[0] === KINDS[0] || args[0] === KINDS[1];
    if (stray) caught(args[1]);
    return apply(emit, this, args) || stray;
  } as typeof process.emit;
}
