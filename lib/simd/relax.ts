/**
 * Gumbel-Softmax of a tile: `rows` rows of k logits at INPUT, noise at NOISE, both row-major and together at most
 * 4,096 values, and each row's scale log2(e) / τ at SCALES. The relaxed rows come out at OUTPUT. Whatever k, lane l
 * adds up columns l, l + 4, …, and the sum is (s0 + s2) + (s1 + s3).
 */
import { exp2 } from "./exp32";
import { largest, lastLanes, total, transposed } from "./lanes";
import { minusLog32 } from "./log32";
import { GRADIENT, INPUT, NOISE, OUTPUT, SCALES } from "./memory";
import { exponentials, logRow, perturb, perturbed, scaleRow } from "./rows";

@inline
function inverse(x: v128): v128 {
  return f32x4.div(f32x4.splat(1), x);
}

/** k from 1 to 4: four rows across the lanes. */
function relaxNarrow(rows: i32, k: i32): void {
  const step = <usize>k << 2;
  const has2 = k > 1;
  const has3 = k > 2;
  const has4 = k > 3;
  const none = f32x4.splat(0);
  for (let r = 0, at: usize = 0; r < rows; r += 4, at += step << 2) {
    const scale = v128.load(SCALES + (<usize>r << 2));
    const a = f32x4.add(v128.load(INPUT + at), v128.load(NOISE + at));
    const b = f32x4.add(v128.load(INPUT + at + step), v128.load(NOISE + at + step));
    const c = f32x4.add(v128.load(INPUT + at + 2 * step), v128.load(NOISE + at + 2 * step));
    const d = f32x4.add(v128.load(INPUT + at + 3 * step), v128.load(NOISE + at + 3 * step));
    let w = f32x4.mul(transposed(a, b, c, d, 0), scale);
    let x = has2 ? f32x4.mul(transposed(a, b, c, d, 1), scale) : w;
    let y = has3 ? f32x4.mul(transposed(a, b, c, d, 2), scale) : w;
    let z = has4 ? f32x4.mul(transposed(a, b, c, d, 3), scale) : w;
    const most = f32x4.pmax(f32x4.pmax(w, x), f32x4.pmax(y, z));
    w = exp2(f32x4.sub(w, most));
    x = has2 ? exp2(f32x4.sub(x, most)) : none;
    y = has3 ? exp2(f32x4.sub(y, most)) : none;
    z = has4 ? exp2(f32x4.sub(z, most)) : none;
    const factor = inverse(f32x4.add(f32x4.add(w, y), f32x4.add(x, z)));
    w = f32x4.mul(w, factor);
    x = f32x4.mul(x, factor);
    y = f32x4.mul(y, factor);
    z = f32x4.mul(z, factor);
    v128.store(OUTPUT + at, transposed(w, x, y, z, 0));
    v128.store(OUTPUT + at + step, transposed(w, x, y, z, 1));
    v128.store(OUTPUT + at + 2 * step, transposed(w, x, y, z, 2));
    v128.store(OUTPUT + at + 3 * step, transposed(w, x, y, z, 3));
  }
}

/** One row of two to four vectors, all in registers. */
@inline
function relaxRow(at: usize, vectors: i32, scale: v128, last: v128): void {
  const none = f32x4.splat(-Infinity);
  let a = perturbed(INPUT + at, NOISE + at, scale);
  let b = perturbed(INPUT + at + 16, NOISE + at + 16, scale);
  if (vectors == 2) b = v128.bitselect(b, none, last);
  let most = f32x4.pmax(a, b);
  let c = none;
  if (vectors > 2) {
    c = perturbed(INPUT + at + 32, NOISE + at + 32, scale);
    if (vectors == 3) c = v128.bitselect(c, none, last);
    most = f32x4.pmax(most, c);
  }
  let d = none;
  if (vectors > 3) {
    d = v128.bitselect(perturbed(INPUT + at + 48, NOISE + at + 48, scale), none, last);
    most = f32x4.pmax(most, d);
  }
  most = largest(most);
  a = exp2(f32x4.sub(a, most));
  b = exp2(f32x4.sub(b, most));
  let sum = f32x4.add(a, b);
  if (vectors > 2) {
    c = exp2(f32x4.sub(c, most));
    sum = f32x4.add(sum, c);
  }
  if (vectors > 3) {
    d = exp2(f32x4.sub(d, most));
    sum = f32x4.add(sum, d);
  }
  const factor = inverse(total(sum));
  v128.store(OUTPUT + at, f32x4.mul(a, factor));
  v128.store(OUTPUT + at, f32x4.mul(b, factor), 16);
  if (vectors > 2) v128.store(OUTPUT + at, f32x4.mul(c, factor), 32);
  if (vectors > 3) v128.store(OUTPUT + at, f32x4.mul(d, factor), 48);
}

/** k from 5 to 16; four rows a trip, which share the engine's constants. */
@inline
function relaxShort(rows: i32, k: i32, vectors: i32): void {
  const step = <usize>k << 2;
  const last = lastLanes(k);
  let at: usize = 0;
  let scale = SCALES;
  for (; rows >= 4; rows -= 4, scale += 16, at += step << 2) {
    relaxRow(at, vectors, v128.load32_splat(scale), last);
    relaxRow(at + step, vectors, v128.load32_splat(scale, 4), last);
    relaxRow(at + 2 * step, vectors, v128.load32_splat(scale, 8), last);
    relaxRow(at + 3 * step, vectors, v128.load32_splat(scale, 12), last);
  }
  for (; rows > 0; rows--, scale += 4, at += step) relaxRow(at, vectors, v128.load32_splat(scale), last);
}

/** Any k. */
function relaxLong(rows: i32, k: i32): void {
  const step = <usize>k << 2;
  const last = lastLanes(k);
  for (let r: usize = 0, at: usize = 0; r < <usize>rows; r++, at += step) {
    const scale = v128.load32_splat(SCALES + (r << 2));
    const most = largest(perturb(INPUT + at, NOISE + at, OUTPUT + at, k, scale, last, f32x4.splat(-Infinity)));
    const sum = exponentials(OUTPUT + at, OUTPUT + at, k, most, f32x4.splat(0));
    scaleRow(OUTPUT + at, k, inverse(total(sum)));
  }
}

/** The relaxed rows. */
export function relax(rows: i32, k: i32): void {
  if (k <= 4) relaxNarrow(rows, k);
  else if (k <= 8) relaxShort(rows, k, 2);
  else if (k <= 12) relaxShort(rows, k, 3);
  else if (k <= 16) relaxShort(rows, k, 4);
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
