/** The number of generators that run side by side, one a lane. */
const LANES = 4;

/**
 * Four interleaved xoshiro128++ generators (Blackman and Vigna, ACM TOMS 47(4), 2021).
 *
 * Word i of the output comes from lane i mod 4: a SIMD version advances all four at once and writes the same words.
 * @param state 16 words, not changed: word j of lane l's state at 4 j + l
 * @param out receives one word a slot; its length is a multiple of 4
 */
export function xoshiro128(state: Int32Array, out: Int32Array): void {
  for (let lane = 0; lane < LANES; lane++) {
    let a = state[lane];
    let b = state[lane + 4];
    let c = state[lane + 8];
    let d = state[lane + 12];
    for (let i = lane; i < out.length; i += LANES) {
      const sum = (a + d) | 0;
      out[i] = (((sum << 7) | (sum >>> 25)) + a) | 0;
      const shifted = b << 9;
      c ^= a;
      d ^= b;
      b ^= c;
      a ^= d;
      c ^= shifted;
      d = (d << 11) | (d >>> 21);
    }
  }
}
