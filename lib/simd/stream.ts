/**
 * The stream's words: SplitMix64 seeds four lanes of xoshiro128++ for each block of 4,096 positions. The same words
 * as `lib/src/random/block.ts`, where the scheme is explained.
 */
import { BLOCK, STATE } from "./memory";

const GOLDEN: u64 = 0x9e3779b97f4a7c15;

/** SplitMix64's finaliser. */
@inline
export function mix64(x: u64): u64 {
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
  x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
  return x ^ (x >> 31);
}

/**
 * Puts into STATE what a block starts from: the first words' generators (64 bytes), the key of the further bits (8),
 * and, 16 bytes from the start on, the second words' generators (64).
 */
export function seed(keyLow: u32, keyHigh: u32, block: f64): void {
  const key = (<u64>keyHigh << 32) | <u64>keyLow;
  let counter = mix64(key + (<u64>block + 1) * 0xda942042e4dd58b5);
  for (let i: usize = 0; i < 17; i++) {
    counter += GOLDEN;
    const at = i < 9 ? i << 3 : (i << 3) + 8;
    store<u64>(STATE + at, mix64(counter));
  }
}

/** 64 further bits of a position of the block in STATE. */
@inline
export function further(slot: i32): u64 {
  return mix64(load<u64>(STATE + 64) + <u64>(slot + 1) * GOLDEN);
}

@inline
export function rotateLeft(x: v128, k: i32): v128 {
  return v128.or(i32x4.shl(x, k), i32x4.shr_u(x, 32 - k));
}

/** Writes a block's words, from the generators' state at `state`. */
export function words(state: usize, out: usize): void {
  let a = v128.load(state);
  let b = v128.load(state, 16);
  let c = v128.load(state, 32);
  let d = v128.load(state, 48);
  for (const end = out + (<usize>BLOCK << 2); out < end; out += 16) {
    v128.store(out, i32x4.add(rotateLeft(i32x4.add(a, d), 7), a));
    const shifted = i32x4.shl(b, 9);
    c = v128.xor(c, a);
    d = v128.xor(d, b);
    b = v128.xor(b, c);
    a = v128.xor(a, d);
    c = v128.xor(c, shifted);
    d = rotateLeft(d, 11);
  }
}
