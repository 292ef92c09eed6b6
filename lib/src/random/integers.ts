/**
 * ⌊below · W / 2^64⌋ for the 64-bit word W = 2^32 first + second, exactly, 16 bits at a time.
 *
 * Each value's probability is off from 1/below by less than 2^-33 of itself (below · 2^-64), which no feasible number
 * of draws can show; rejection would make it exact, and the number of words a draw takes random.
 * @param below in [1, 2^31]
 */
export function scaleWord(first: number, second: number, below: number): number {
  let carry = Math.floor(((second & 0xffff) * below) / 65536);
  carry = Math.floor(((second >>> 16) * below + carry) / 65536);
  carry = Math.floor(((first & 0xffff) * below + carry) / 65536);
  return Math.floor(((first >>> 16) * below + carry) / 65536);
}
