import type { Tensor } from "@tensorflow/tfjs";

/** Whether a shape is another, or more axes before it: where it is, the smaller one broadcasts to it. */
export function endsWith(shape: readonly number[], end: readonly number[]): boolean {
  return shape.length >= end.length && end.every((d, i) => d === shape[shape.length - end.length + i]);
}

/**
 * Throws unless `shape` is `end`, or more axes before it.
 * @throws RangeError that names both
 */
export function checkEnds(name: string, shape: readonly number[], of: string, end: readonly number[]): void {
  if (endsWith(shape, end)) return;
  throw new RangeError(
    `${name} has shape [${shape}], but must have that of ${of}, [${end}], or more axes before it; reshape one.`,
  );
}

/** The shape of a tensor's rows: all axes but the last. */
export function rowsOf(x: Tensor): number[] {
  return x.shape.slice(0, -1);
}

/** The length of a tensor's rows: its last axis. */
export function arityOf(x: Tensor): number {
  return x.shape[x.rank - 1];
}
