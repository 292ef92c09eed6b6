const MASK = (1n << 64n) - 1n;

/** The step of SplitMix64's counter: 2^64 divided by the golden ratio. */
export const GOLDEN = 0x9e3779b97f4a7c15n;

/** SplitMix64's finaliser (Steele, Lea and Flood, OOPSLA 2014; Stafford's variant 13), a bijection mod 2^64. */
export function mix64(x: bigint): bigint {
  let z = x & MASK;
  z = ((z ^ (z >> 30n)) * 0xbf58476d1ce4e5b9n) & MASK;
  z = ((z ^ (z >> 27n)) * 0x94d049bb133111ebn) & MASK;
  return z ^ (z >> 31n);
}

/** SplitMix64: a counter from `start` in steps of `GOLDEN`, each value mixed. */
export function splitMix64(start: bigint): () => bigint {
  let counter = start;
  return () => {
    counter += GOLDEN;
    return mix64(counter);
  };
}
