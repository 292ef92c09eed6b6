import { argmaxRow } from "../numeric/argmax";
import type { Exports } from "./instance";
import { INPUT, OTHER, OUTPUT, SCALES } from "./memory";
import { type Batch, eachPiece, eachTile, GUMBEL, openNoise, TILE } from "./tiles";
import { viewsOf } from "./views";

/** Logits b × k, and log2(e) / τ for each of the b rows or one for all, rounded to single precision. */
export interface Relaxation {
  readonly logits: Float32Array;
  readonly scales: Float32Array;
  /** Whether large logits are still to be brought near 0. */
  readonly shift: boolean;
  /** Whether logarithms are wanted. */
  readonly log: boolean;
}

/**
 * Writes Gumbel-Softmax rows, with noise from the stream's `position` on, into `out` (rows × k), and
 * where `hard` is given (as long as `out`) the one-hot rows at their largest perturbed logit into that.
 * @returns whether every row of logits has no NaN and a finite largest, where `shift` is asked for; if not, what `out`
 *   holds is of no use
 */
export function relaxTiles(
  kernels: Exports,
  key: bigint,
  position: number,
  { logits, scales, shift, log }: Relaxation,
  { rows, k }: Batch,
  out: Float32Array,
  hard?: Float32Array,
): boolean {
  const { float32 } = viewsOf(kernels);
  const relax = log ? kernels.relaxLog : kernels.relax;
  openNoise(kernels, key, position, GUMBEL);
  let good = true;
  eachTile(kernels, logits, scales, { rows, k }, (row, count, fresh) => {
    if (!good) return;
    if (shift && fresh && kernels.moderate(count * k) === 0 && kernels.shift(count, k) === 0) good = false;
    kernels.needNoise(count * k);
    relax(count, k);
    if (hard !== undefined) {
      kernels.hard(count, k);
      hard.set(float32.subarray(OTHER / 4, OTHER / 4 + count * k), row * k);
    }
    kernels.dropNoise(count * k);
    out.set(float32.subarray(OUTPUT / 4, OUTPUT / 4 + count * k), row * k);
  });
  return good;
}

/** As `relaxTiles` for k > 4,096 and shifted logits: each row in three passes, through `out`. */
export function relaxWide(
  kernels: Exports,
  key: bigint,
  position: number,
  { logits, scales, log }: Relaxation,
  { rows, k }: Batch,
  out: Float32Array,
  hard?: Float32Array,
): void {
  const { float32 } = viewsOf(kernels);
  const b = logits.length / k;
  const result = float32.subarray(OUTPUT / 4, OUTPUT / 4 + TILE);
  openNoise(kernels, key, position, GUMBEL);
  hard?.fill(0);
  for (let row = 0; row < rows; row++) {
    const from = (row % b) * k;
    float32[SCALES / 4] = scales[row % scales.length];
    kernels.wideStart();
    const pass = (reads: boolean, work: (n: number) => void, writes: boolean) =>
      eachPiece(k, (column, n) => {
        const at = row * k + column;
        if (reads) result.set(out.subarray(at, at + n));
        else float32.set(logits.subarray(from + column, from + column + n), INPUT / 4);
        work(n);
        if (writes) out.set(result.subarray(0, n), at);
      });
    pass(
      false,
      (n) => {
        kernels.needNoise(n);
        kernels.widePerturb(n);
        kernels.dropNoise(n);
      },
      true,
    );
    if (hard !== undefined) hard[row * k + argmaxRow(out, row * k, k)] = 1;
    pass(true, (n) => kernels.wideSum(n, log ? 0 : 1), !log);
    pass(true, log ? kernels.wideLog : kernels.wideScale, true);
  }
}
