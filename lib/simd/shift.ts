/** Logits of a tile at INPUT, less the largest of their row: single precision then keeps all of the noise. */
import { largest, lastLanes } from "./lanes";
import { INPUT } from "./memory";

/** Shifts a tile in place; whether no logit is NaN and each row's largest is finite. Else the tile is spoilt. */
export function shift(rows: i32, k: i32): bool {
  const last = lastLanes(k);
  const step = <usize>k << 2;
  const before = step - 1 & ~15;
  const none = f32x4.splat(-Infinity);
  let odd = f32x4.splat(0);
  for (let r = 0, at = INPUT; r < rows; r++, at += step) {
    let most = v128.bitselect(v128.load(at + before), none, last);
    for (let i: usize = 0; i < before; i += 16) most = f32x4.pmax(most, v128.load(at + i));
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
