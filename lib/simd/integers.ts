import { FIRST, SECOND } from "./memory";

/** Writes ⌊below · W / 2^64⌋ for the 64-bit words W of the positions from `slot` on. */
export function integers(out: usize, slot: i32, n: i32, below: u32): void {
  for (const end = out + (<usize>n << 2); out < end; out += 4, slot++) {
    const low = <u64>load<u32>(SECOND + (<usize>slot << 2)) * below;
    const high = <u64>load<u32>(FIRST + (<usize>slot << 2)) * below;
    store<u32>(out, <u32>((high + (low >> 32)) >> 32));
  }
}
