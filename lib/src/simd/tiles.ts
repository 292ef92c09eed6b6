import type { Exports } from "./instance";
import { INPUT, SCALES } from "./memory";
import { viewsOf } from "./views";

/** The most values of a tile. */
export const TILE = 4096;
/** What a window of noise holds. */
export const GUMBEL = 0;
export const EXPONENTIAL = 1;
export const TAILS = 2;

/** Rows of a batch: `rows` of them, of k values; row r belongs to row r mod b of what is given for b rows. */
export interface Batch {
  readonly rows: number;
  readonly k: number;
}

/** Starts the kernels' noise at a position of the stream. */
export function openNoise(kernels: Exports, key: bigint, position: number, kind: number): void {
  kernels.open(Number(BigInt.asIntN(32, key)), Number(BigInt.asIntN(32, key >> 32n)), position, kind);
}

/**
 * Calls `each` for tiles of whole rows (k at most 4,096) with the tile's values of `given` (b × k) at INPUT, and its
 * rows' `scales` (b numbers, or one for all) at SCALES. What all rows share is put there once.
 */
export function eachTile(
  kernels: Exports,
  given: Float32Array,
  scales: Float32Array | undefined,
  { rows, k }: Batch,
  each: (row: number, count: number, fresh: boolean) => void,
): void {
  const { float32 } = viewsOf(kernels);
  const b = given.length / k;
  const most = Math.floor(TILE / k);
  const own = scales !== undefined && scales.length > 1;
  if (scales !== undefined && !own) float32.fill(scales[0], SCALES / 4, SCALES / 4 + most + 4);
  for (let row = 0; row < rows; row += most) {
    const count = Math.min(most, rows - row);
    const fresh = row === 0 || b > 1;
    if (fresh) {
      for (let done = 0; done < count; ) {
        const from = (row + done) % b;
        const part = Math.min(count - done, b - from);
        float32.set(given.subarray(from * k, (from + part) * k), INPUT / 4 + done * k);
        if (own) float32.set(scales.subarray(from, from + part), SCALES / 4 + done);
        done += part;
      }
    }
    each(row, count, fresh);
  }
}

/** Calls `each` for the pieces of a row of k > 4,096: their first column and length, a multiple of four but the last. */
export function eachPiece(k: number, each: (column: number, n: number) => void): void {
  for (let column = 0; column < k; column += TILE) each(column, Math.min(TILE, k - column));
}
