/**
 * One-hot rows, at OTHER, of the tile that relax.ts takes: 1 at the row's largest (logit + noise) × scale, the first of
 * them where several tie, 0 elsewhere. The largest of a row must be finite.
 */
import { largest, lastLanes } from "./lanes";
import { INPUT, NOISE, OTHER, SCALES } from "./memory";
import { perturbed } from "./rows";

const NONE: f32 = -Infinity;

/** The vector of a row that is `vector` vectors after `at`, spare lanes -Infinity where it is the row's last. */
@inline
function valuesOf(at: usize, vector: i32, vectors: i32, scale: v128, last: v128): v128 {
  const x = perturbed(INPUT + at + (<usize>vector << 4), NOISE + at + (<usize>vector << 4), scale);
  return vector == vectors - 1 ? v128.bitselect(x, f32x4.splat(NONE), last) : x;
}

/** Rows of up to three vectors. */
@inline
function hardShort(rows: i32, k: i32, vectors: i32): void {
  const last = lastLanes(k);
  const zero = f32x4.splat(0);
  for (let at: usize = 0, scale = SCALES; rows > 0; rows--, scale += 4, at += <usize>k << 2) {
    const x = v128.load32_splat(scale);
    const a = valuesOf(at, 0, vectors, x, last);
    const b = vectors > 1 ? valuesOf(at, 1, vectors, x, last) : a;
    const c = vectors > 2 ? valuesOf(at, 2, vectors, x, last) : a;
    let most = vectors > 1 ? f32x4.pmax(a, b) : a;
    if (vectors > 2) most = f32x4.pmax(most, c);
    most = largest(most);
    let ties = i32x4.bitmask(f32x4.eq(a, most));
    if (vectors > 1) ties |= i32x4.bitmask(f32x4.eq(b, most)) << 4;
    if (vectors > 2) ties |= i32x4.bitmask(f32x4.eq(c, most)) << 8;
    v128.store(OTHER + at, zero);
    if (vectors > 1) v128.store(OTHER + at, zero, 16);
    if (vectors > 2) v128.store(OTHER + at, zero, 32);
    store<f32>(OTHER + at + (<usize>ctz(ties) << 2), 1);
  }
}

/** Rows of any length: once for the largest, once to where it is. */
function hardLong(rows: i32, k: i32): void {
  const last = lastLanes(k);
  const vectors = (k + 3) >> 2;
  for (let r: usize = 0, at: usize = 0; r < <usize>rows; r++, at += <usize>k << 2) {
    const x = v128.load32_splat(SCALES + (r << 2));
    let most = f32x4.splat(NONE);
    for (let i = 0; i < vectors; i++) {
      most = f32x4.pmax(most, valuesOf(at, i, vectors, x, last));
      v128.store(OTHER + at + (<usize>i << 4), f32x4.splat(0));
    }
    most = largest(most);
    for (let i = 0; i < vectors; i++) {
      const ties = i32x4.bitmask(f32x4.eq(valuesOf(at, i, vectors, x, last), most));
      if (ties != 0) {
        store<f32>(OTHER + at + (<usize>(4 * i + ctz(ties)) << 2), 1);
        break;
      }
    }
  }
}

export function hard(rows: i32, k: i32): void {
  if (k <= 4) hardShort(rows, k, 1);
  else if (k <= 8) hardShort(rows, k, 2);
  else if (k <= 12) hardShort(rows, k, 3);
  else hardLong(rows, k);
}
