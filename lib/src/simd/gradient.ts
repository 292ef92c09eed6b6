import type { Exports } from "./instance";
import { GRADIENT, INPUT, OTHER, SCALES } from "./memory";
import { type Batch, eachPiece, eachTile, TILE } from "./tiles";
import { viewsOf } from "./views";

/** Writes y_j (v_j − Σ y_i v_i) × scale for rows of y and v into `out`; `scales` has one number for each of b rows. */
export function gradientTiles(
  kernels: Exports,
  y: Float32Array,
  v: Float32Array,
  scales: Float32Array,
  { rows, k }: Batch,
  out: Float32Array,
): void {
  const { float32 } = viewsOf(kernels);
  const b = scales.length;
  if (k <= TILE) {
    eachTile(kernels, y, b === 1 ? scales : undefined, { rows, k }, (row, count) => {
      float32.set(v.subarray(row * k, (row + count) * k), OTHER / 4);
      if (b > 1) for (let i = 0; i < count; i++) float32[SCALES / 4 + i] = scales[(row + i) % b];
      kernels.gradient(count, k);
      out.set(float32.subarray(GRADIENT / 4, GRADIENT / 4 + count * k), row * k);
    });
    return;
  }
  for (let row = 0; row < rows; row++) {
    float32[SCALES / 4] = scales[row % b];
    kernels.wideGradientStart();
    const pass = (work: (n: number) => void, writes: boolean) =>
      eachPiece(k, (column, n) => {
        const at = row * k + column;
        float32.set(y.subarray(at, at + n), INPUT / 4);
        float32.set(v.subarray(at, at + n), OTHER / 4);
        work(n);
        if (writes) out.set(float32.subarray(GRADIENT / 4, GRADIENT / 4 + n), at);
      });
    pass(kernels.wideDot, false);
    pass(kernels.wideApply, true);
  }
}
