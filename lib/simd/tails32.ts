/**
 * Signed tails in single precision (see `lib/src/random/tail.ts`), 2^32 times as large here: a first word as a float
 * is one already, and a factor of two changes no bit of what is computed from it.
 */
import { STATE } from "./memory";
import { further, rotateLeft } from "./stream";

/** Below this magnitude 64 further bits follow a first word. */
const NEAR: f32 = 1048576;

/** Replaces those of 16 tails that are near 0 by finer ones; `slot` is the first one's. */
export function refine32(at: usize, slot: i32): void {
  for (const end = at + 64; at < end; at += 4, slot++) {
    const rough = load<f32>(at);
    if (abs(rough) < NEAR) {
      const word = <i32>rough;
      const more = further(slot);
      const cell = <f64>(word ^ (word >> 31)) * 4294967296.0 + <f64>(<u32>(more >> 32));
      const tail = <f32>((cell + (<f64>(<u32>more) + 0.5) * (1.0 / 4294967296.0)) * (1.0 / 4294967296.0));
      store<f32>(at, word < 0 ? -tail : tail);
    }
  }
}

/** Writes the tails of the block in STATE: 16 positions a trip, and one test for the rare ones among them. */
export function tails32(out: usize): void {
  let a = v128.load(STATE);
  let b = v128.load(STATE, 16);
  let c = v128.load(STATE, 32);
  let d = v128.load(STATE, 48);
  for (let slot = 0; slot < 4096; slot += 16, out += 64) {
    let least = i32x4.splat(-1);
    for (let i: usize = 0; i < 64; i += 16) {
      const word = i32x4.add(rotateLeft(i32x4.add(a, d), 7), a);
      const shifted = i32x4.shl(b, 9);
      c = v128.xor(c, a);
      d = v128.xor(d, b);
      b = v128.xor(b, c);
      a = v128.xor(a, d);
      c = v128.xor(c, shifted);
      d = rotateLeft(d, 11);
      v128.store(out + i, f32x4.convert_i32x4_s(word));
      least = i32x4.min_u(least, i32x4.abs(word));
    }
    if (!i32x4.all_true(i32x4.shr_u(least, 20))) refine32(out, slot);
  }
}
