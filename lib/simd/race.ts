/**
 * The exponential race: the category with the smallest E_j w_j, E_j exponential and w_j = exp(−logit_j), which has
 * the law of the logits' softmax (and is the Gumbel-max choice: −log E_j + logit_j is largest where E_j w_j is
 * smallest). The first one wins where several tie. Weights are at INPUT and noise at NOISE, row-major.
 */
import { smallest, transposed } from "./lanes";
import { minusLogOfTail32 } from "./log32";
import { INPUT, NOISE, OUTPUT } from "./memory";

@inline
function products(at: usize): v128 {
  return f32x4.mul(v128.load(INPUT + at), v128.load(NOISE + at));
}

/** Winners of rows of exponential noise, four rows across the lanes, four columns a trip. */
export function race(rows: i32, k: i32): void {
  const step = <usize>k << 2;
  for (let r = 0, at: usize = 0; r < rows; r += 4, at += step << 2) {
    let best = f32x4.splat(Infinity);
    let index = i32x4.splat(0);
    for (let j = 0; j < k; j += 4) {
      const o = at + (<usize>j << 2);
      const a = products(o);
      const b = products(o + step);
      const c = products(o + 2 * step);
      const d = products(o + 3 * step);
      let x = transposed(a, b, c, d, 0);
      index = v128.bitselect(i32x4.splat(j), index, f32x4.lt(x, best));
      best = f32x4.pmin(best, x);
      if (j + 1 < k) {
        x = transposed(a, b, c, d, 1);
        index = v128.bitselect(i32x4.splat(j + 1), index, f32x4.lt(x, best));
        best = f32x4.pmin(best, x);
      }
      if (j + 2 < k) {
        x = transposed(a, b, c, d, 2);
        index = v128.bitselect(i32x4.splat(j + 2), index, f32x4.lt(x, best));
        best = f32x4.pmin(best, x);
      }
      if (j + 3 < k) {
        x = transposed(a, b, c, d, 3);
        index = v128.bitselect(i32x4.splat(j + 3), index, f32x4.lt(x, best));
        best = f32x4.pmin(best, x);
      }
    }
    v128.store(OUTPUT + (<usize>r << 2), index);
  }
}

let least: f32 = 0;
let winner: i32 = 0;

/** (1 − U) w × 2^32, from a tail × 2^32: at most E w × 2^32, up to rounding. */
@inline
function bound(at: usize): v128 {
  const t = v128.load(NOISE + at);
  const one = v128.andnot(f32x4.splat(4294967296.0), i32x4.shr_s(t, 31));
  return f32x4.mul(f32x4.sub(one, t), v128.load(INPUT + at));
}

/** What a bound must be below for its E w to have a chance; the margin covers rounding. */
@inline
function limit(): v128 {
  return f32x4.splat(least * 4294975488.0);
}

/** Tries one vector of columns, of which the row has `n`. */
function contest(at: usize, column: i32, n: i32): void {
  const x = f32x4.mul(minusLogOfTail32(v128.load(NOISE + at)), v128.load(INPUT + at));
  const has = i32x4.gt_s(i32x4.splat(n), i32x4(0, 1, 2, 3));
  const candidates = v128.bitselect(x, f32x4.splat(Infinity), has);
  const low = smallest(candidates);
  const value = f32x4.extract_lane(low, 0);
  if (value < least) {
    least = value;
    winner = column + ctz(i32x4.bitmask(f32x4.eq(candidates, low)));
  }
}

/** Goes on with a row: n columns of tails at NOISE + at, the first of them `column`. Most logarithms are not taken. */
function runOn(at: usize, column: i32, n: i32): void {
  for (; n >= 16; n -= 16, column += 16, at += 64) {
    const low = f32x4.pmin(f32x4.pmin(bound(at), bound(at + 16)), f32x4.pmin(bound(at + 32), bound(at + 48)));
    if (v128.any_true(f32x4.lt(low, limit()))) {
      for (let i = 0; i < 16; i += 4) contest(at + (<usize>i << 2), column + i, 4);
    }
  }
  for (; n > 0; n -= 4, column += 4, at += 16) {
    if (v128.any_true(f32x4.lt(bound(at), limit()))) contest(at, column, n);
  }
}

/** Winners of long rows of tails × 2^32. */
export function raceLong(rows: i32, k: i32): void {
  for (let r = 0; r < rows; r++) {
    raceStart();
    runOn(<usize>(r * k) << 2, 0, k);
    store<i32>(OUTPUT + (<usize>r << 2), winner);
  }
}

/** A row in pieces. */
export function raceStart(): void {
  least = Infinity;
  winner = 0;
}

/** The winner up to and with the piece of n tails whose first column is `column`. */
export function racePiece(column: i32, n: i32): i32 {
  runOn(0, column, n);
  return winner;
}
