/**
 * The vector–Jacobian product of Gumbel-Softmax: from relaxed rows y at INPUT and cotangents v at OTHER,
 * y_j (v_j − Σ y_i v_i) / τ at GRADIENT, with each row's 1 / τ at SCALES. The sum's order is that of relax.ts.
 */
import { lastLanes, spread, total, totalOfEach } from "./lanes";
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

@inline
function products(at: usize): v128 {
  return f32x4.mul(v128.load(INPUT + at), v128.load(OTHER + at));
}

/** Σ y v of a row of up to three vectors, by lanes. */
@inline
function dotShort(at: usize, vectors: i32, last: v128): v128 {
  let sum = products(at);
  if (vectors == 1) return v128.and(sum, last);
  if (vectors == 3) sum = f32x4.add(sum, products(at + 16));
  return f32x4.add(sum, v128.and(products(at + (<usize>(vectors - 1) << 4)), last));
}

/** y (v − sum) × scale of a row of up to three vectors. */
@inline
function applyShort(at: usize, vectors: i32, sum: v128, scale: v128): void {
  for (let i = 0; i < 3; i++) {
    if (i < vectors) {
      const o = at + (<usize>i << 4);
      const gap = f32x4.sub(v128.load(OTHER + o), sum);
      v128.store(GRADIENT + o, f32x4.mul(f32x4.mul(v128.load(INPUT + o), gap), scale));
    }
  }
}

/** Rows of up to 12, four a trip; what is computed past the last row is of no use and does no harm. */
@inline
function gradientShort(rows: i32, k: i32, vectors: i32): void {
  const step = <usize>k << 2;
  const last = lastLanes(k);
  for (let at: usize = 0, scale = SCALES; rows > 0; rows -= 4, scale += 16, at += step << 2) {
    const x = v128.load(scale);
    const sum = totalOfEach(
      dotShort(at, vectors, last),
      dotShort(at + step, vectors, last),
      dotShort(at + 2 * step, vectors, last),
      dotShort(at + 3 * step, vectors, last),
    );
    applyShort(at, vectors, spread(sum, 0), spread(x, 0));
    applyShort(at + step, vectors, spread(sum, 1), spread(x, 1));
    applyShort(at + 2 * step, vectors, spread(sum, 2), spread(x, 2));
    applyShort(at + 3 * step, vectors, spread(sum, 3), spread(x, 3));
  }
}

/** A tile of whole rows. */
export function gradient(rows: i32, k: i32): void {
  if (k <= 4) gradientShort(rows, k, 1);
  else if (k <= 8) gradientShort(rows, k, 2);
  else if (k <= 12) gradientShort(rows, k, 3);
  else gradientLong(rows, k);
}

function gradientLong(rows: i32, k: i32): void {
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
