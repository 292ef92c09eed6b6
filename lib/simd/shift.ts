/**
 * Logits of a tile at INPUT whose size would cost single precision the digits of the noise: a row with a logit of 16 or
 * more on either side gets the largest of its row taken off.
 */
import { largest, lastLanes } from "./lanes";
import { INPUT } from "./memory";

/** Twice the bits of 16, unsigned: those of larger numbers, infinities and NaN are no smaller. */
const LARGE: i32 = 0x83000000;

/** Whether every logit of the tile, n of them, is within (−16, 16), so that no row needs a shift. */
export function moderate(n: i32): bool {
  const end = INPUT + (<usize>n << 2);
  for (let at = end; at < INPUT + (<usize>(n + 15 & ~15) << 2); at += 4) store<f32>(at, 0);
  let most = i32x4.splat(0);
  for (let at = INPUT; at < end; at += 64) {
    const a = i32x4.max_u(i32x4.shl(v128.load(at), 1), i32x4.shl(v128.load(at, 16), 1));
    const b = i32x4.max_u(i32x4.shl(v128.load(at, 32), 1), i32x4.shl(v128.load(at, 48), 1));
    most = i32x4.max_u(most, i32x4.max_u(a, b));
  }
  return !v128.any_true(i32x4.ge_u(most, i32x4.splat(LARGE)));
}

/** Shifts a tile in place; whether no logit is NaN and each row's largest is finite. Else the tile is spoilt. */
export function shift(rows: i32, k: i32): bool {
  const last = lastLanes(k);
  const step = <usize>k << 2;
  const before = step - 1 & ~15;
  const none = f32x4.splat(-Infinity);
  let odd = f32x4.splat(0);
  for (let r = 0, at = INPUT; r < rows; r++, at += step) {
    const end = v128.load(at + before);
    let most = v128.bitselect(end, none, last);
    let size = i32x4.shl(v128.and(end, last), 1);
    for (let i: usize = 0; i < before; i += 16) {
      const x = v128.load(at + i);
      most = f32x4.pmax(most, x);
      size = i32x4.max_u(size, i32x4.shl(x, 1));
    }
    if (!v128.any_true(i32x4.ge_u(size, i32x4.splat(LARGE)))) continue;
    most = largest(most);
    // ∞ − ∞ is NaN, and a NaN among the logits stays one in the differences.
    odd = v128.or(odd, f32x4.ne(f32x4.sub(most, most), f32x4.splat(0)));
    for (let i: usize = 0; i < before; i += 16) {
      const x = f32x4.sub(v128.load(at + i), most);
      odd = v128.or(odd, f32x4.ne(x, x));
      v128.store(at + i, x);
    }
    const x = f32x4.sub(v128.load(at + before), v128.and(most, last));
    odd = v128.or(odd, v128.and(f32x4.ne(x, x), last));
    v128.store(at + before, x);
  }
  return !v128.any_true(odd);
}
