import type { Exports } from "./instance";
import { INPUT, OUTPUT } from "./memory";
import { type Batch, EXPONENTIAL, eachPiece, eachTile, openNoise, TAILS, TILE } from "./tiles";
import { viewsOf } from "./views";

/** From this k on a bound spares most logarithms; below, all of them are quicker. */
const LONG = 128;

/** Writes the winners of exponential races with weights b × k, with noise from `position` on, into `out` (rows). */
export function raceTiles(
  kernels: Exports,
  key: bigint,
  position: number,
  weights: Float32Array,
  { rows, k }: Batch,
  out: Int32Array,
): void {
  const { float32, int32 } = viewsOf(kernels);
  openNoise(kernels, key, position, k < LONG ? EXPONENTIAL : TAILS);
  if (k > TILE) {
    const b = weights.length / k;
    for (let row = 0; row < rows; row++) {
      const from = (row % b) * k;
      kernels.raceStart();
      eachPiece(k, (column, n) => {
        float32.set(weights.subarray(from + column, from + column + n), INPUT / 4);
        kernels.needNoise(n);
        out[row] = kernels.racePiece(column, n);
        kernels.dropNoise(n);
      });
    }
    return;
  }
  eachTile(kernels, weights, undefined, { rows, k }, (row, count) => {
    kernels.needNoise(count * k);
    if (k < LONG) kernels.race(count, k);
    else kernels.raceLong(count, k);
    kernels.dropNoise(count * k);
    out.set(int32.subarray(OUTPUT / 4, OUTPUT / 4 + count), row);
  });
}
