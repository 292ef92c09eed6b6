/**
 * Rows of more than 4,096 categories, in pieces of a multiple of four (the last may be any): every piece goes through
 * one pass before any goes through the next. Pieces of logits are at INPUT, of noise at NOISE, of results at OUTPUT.
 */
import { largest, lastLanes, total } from "./lanes";
import { minusLog32 } from "./log32";
import { GRADIENT, INPUT, NOISE, OUTPUT, SCALES } from "./memory";
import { exponentials, logRow, perturb, scaleRow } from "./rows";

let most: v128 = f32x4(0, 0, 0, 0);
let sum: v128 = f32x4(0, 0, 0, 0);

/** Starts a row. */
export function wideStart(): void {
  most = f32x4.splat(-Infinity);
  sum = f32x4.splat(0);
}

/** The first pass, with the row's scale at SCALES. */
export function widePerturb(n: i32): void {
  most = perturb(INPUT, NOISE, OUTPUT, n, v128.load32_splat(SCALES), lastLanes(n), most);
}

/** The second pass, on what the first one gave, put back at OUTPUT; spare lanes are made to count for nothing. */
export function wideSum(n: i32, keep: bool): void {
  for (let i = n; i & 3; i++) store<f32>(OUTPUT + (<usize>i << 2), -Infinity);
  sum = exponentials(OUTPUT, keep ? OUTPUT : GRADIENT, n, largest(most), sum);
}

/** The third pass, on what the second one gave. */
export function wideScale(n: i32): void {
  scaleRow(OUTPUT, n, f32x4.div(f32x4.splat(1), total(sum)));
}

/** The third pass for logarithms, on what the first one gave. */
export function wideLog(n: i32): void {
  logRow(OUTPUT, n, largest(most), minusLog32(total(sum)));
}
