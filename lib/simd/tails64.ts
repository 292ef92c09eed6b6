/** Signed tails in double precision (see `lib/src/random/tail.ts`). */
import { FIRST, SECOND } from "./memory";
import { further } from "./stream";

const TWO_32: f64 = 4294967296.0;
const TWO_M32: f64 = 1.0 / 4294967296.0;
const TWO_M64: f64 = TWO_M32 * TWO_M32;

/** Writes the tail of one position that is near 0, from 128 bits. */
function refine64(out: usize, slot: i32): void {
  const word = load<i32>(FIRST + (<usize>slot << 2));
  const last = (<f64>load<u32>(SECOND + (<usize>slot << 2)) + 0.5) * TWO_M32;
  const more = further(slot);
  const cell = <f64>(word ^ (word >> 31)) * TWO_32 + <f64>(<u32>(more >> 32));
  const tail = (cell + (<f64>(<u32>more) + last) * TWO_M32) * TWO_M64;
  store<f64>(out, word < 0 ? -tail : tail);
}

/** Two tails from the low two first and second words. */
@inline
function pair(first: v128, second: v128): v128 {
  const sign = i32x4.shr_s(first, 31);
  const cell = f64x2.mul(f64x2.convert_low_i32x4_s(v128.xor(first, sign)), f64x2.splat(TWO_32));
  const rest = f64x2.add(f64x2.convert_low_i32x4_u(second), f64x2.splat(0.5));
  const size = f64x2.mul(f64x2.add(cell, rest), f64x2.splat(TWO_M64));
  const negative = v128.and(v128.shuffle<i32>(sign, sign, 0, 0, 1, 1), i64x2.splat(0x8000000000000000));
  return v128.or(size, negative);
}

/** Writes the tails of the positions from `slot` to `end` (multiples of 4) of the block whose words are in place. */
export function tails64(out: usize, slot: i32, end: i32): void {
  for (; slot < end; slot += 4, out += 32) {
    const first = v128.load(FIRST + (<usize>slot << 2));
    const second = v128.load(SECOND + (<usize>slot << 2));
    v128.store(out, pair(first, second));
    v128.store(out, pair(v128.shuffle<i32>(first, first, 2, 3, 2, 3), v128.shuffle<i32>(second, second, 2, 3, 2, 3)), 16);
    if (i32x4.all_true(i32x4.shr_u(i32x4.abs(first), 20))) continue;
    for (let i = 0; i < 4; i++) {
      if (abs(load<i32>(FIRST + (<usize>(slot + i) << 2))) < 1 << 20) refine64(out + (<usize>i << 3), slot + i);
    }
  }
}
