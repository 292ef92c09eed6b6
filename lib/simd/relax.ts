/**
 * Gumbel-Softmax of a tile: `rows` rows of k logits at INPUT, noise at NOISE, both row-major and together at most
 * 4,096 values, and each row's scale log2(e) / τ at SCALES. The relaxed rows come out at OUTPUT. Whatever k, lane l
 * adds up columns l, l + 4, …, and the sum is (s0 + s2) + (s1 + s3). Rows of 2 to 12 are taken by fours: what is
 * computed past the last row is of no use and does no harm.
 */
import { largest, lastLanes, total } from "./lanes";
import { minusLog32 } from "./log32";
import { GRADIENT, INPUT, NOISE, OUTPUT, SCALES } from "./memory";
import { relaxNarrow } from "./narrow";
import { exponentials, logRow, perturb, scaleRow } from "./rows";
import { relaxShort } from "./short";

/** Any k. */
function relaxLong(rows: i32, k: i32): void {
  const step = <usize>k << 2;
  const last = lastLanes(k);
  for (let r: usize = 0, at: usize = 0; r < <usize>rows; r++, at += step) {
    const scale = v128.load32_splat(SCALES + (r << 2));
    const most = largest(perturb(INPUT + at, NOISE + at, OUTPUT + at, k, scale, last, f32x4.splat(-Infinity)));
    const sum = exponentials(OUTPUT + at, OUTPUT + at, k, most, f32x4.splat(0));
    scaleRow(OUTPUT + at, k, f32x4.div(f32x4.splat(1), total(sum)));
  }
}

/** The relaxed rows. */
export function relax(rows: i32, k: i32): void {
  if (k == 1) relaxLong(rows, k);
  else if (k == 2) relaxNarrow(rows, 2);
  else if (k == 3) relaxNarrow(rows, 3);
  else if (k == 4) relaxNarrow(rows, 4);
  else if (k <= 8) relaxShort(rows, k, 2);
  else if (k <= 12) relaxShort(rows, k, 3);
  else relaxLong(rows, k);
}

/** Their logarithms. */
export function relaxLog(rows: i32, k: i32): void {
  const step = <usize>k << 2;
  const last = lastLanes(k);
  for (let r: usize = 0, at: usize = 0; r < <usize>rows; r++, at += step) {
    const scale = v128.load32_splat(SCALES + (r << 2));
    const most = largest(perturb(INPUT + at, NOISE + at, OUTPUT + at, k, scale, last, f32x4.splat(-Infinity)));
    const sum = exponentials(OUTPUT + at, GRADIENT, k, most, f32x4.splat(0));
    logRow(OUTPUT + at, k, most, minusLog32(total(sum)));
  }
}
