/**
 * The vector–Jacobian product of Gumbel-Softmax: from relaxed rows y at INPUT and cotangents v at OTHER,
 * y_j (v_j − Σ y_i v_i) / τ at GRADIENT, with each row's 1 / τ at SCALES. The sum's order is that of relax.ts.
 */
import { lastLanes, total } from "./lanes";
import { GRADIENT, INPUT, OTHER, SCALES } from "./memory";

/** `sum` plus Σ y v by lanes. */
@inline
function dot(at: usize, n: i32, last: v128, sum: v128): v128 {
  const end = at + (<usize>(n - 1) << 2 & ~15);
  for (; at < end; at += 16) sum = f32x4.add(sum, f32x4.mul(v128.load(INPUT + at), v128.load(OTHER + at)));
  return f32x4.add(sum, v128.and(f32x4.mul(v128.load(INPUT + at), v128.load(OTHER + at)), last));
}

@inline
function apply(at: usize, n: i32, sum: v128, scale: v128): void {
  for (const end = at + (<usize>n << 2); at < end; at += 16) {
    const y = v128.load(INPUT + at);
    const gap = f32x4.sub(v128.load(OTHER + at), sum);
    v128.store(GRADIENT + at, f32x4.mul(f32x4.mul(y, gap), scale));
  }
}

/** A tile of whole rows. */
export function gradient(rows: i32, k: i32): void {
  const last = lastLanes(k);
  for (let r: usize = 0, at: usize = 0; r < <usize>rows; r++, at += <usize>k << 2) {
    const sum = total(dot(at, k, last, f32x4.splat(0)));
    apply(at, k, sum, v128.load32_splat(SCALES + (r << 2)));
  }
}

let sum: v128 = f32x4(0, 0, 0, 0);

/** Rows of more than 4,096, in pieces: start, then every piece through `wideDot`, then every piece through `wideApply`. */
export function wideGradientStart(): void {
  sum = f32x4.splat(0);
}

export function wideDot(n: i32): void {
  sum = dot(0, n, lastLanes(n), sum);
}

export function wideApply(n: i32): void {
  apply(0, n, total(sum), v128.load32_splat(SCALES));
}
