/** Counts between which a variable lies, both included, but for at most half the size on either side. */
export type CountLimits = readonly [low: number, high: number];

/** The least whole number from 0 to `most` for which `holds`, which once true stays so. Unchecked. */
function leastWhere(holds: (count: number) => boolean, most: number): number {
  let [low, high] = [0, most];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (holds(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * The narrowest such limits for a variable on 0, 1, …, most.
 * @param below P(N ≤ count)
 * @param above P(N > count)
 */
export function countLimits(
  below: (count: number) => number,
  above: (count: number) => number,
  most: number,
  size: number,
): CountLimits {
  return [
    leastWhere((count) => below(count) > size / 2, most),
    leastWhere((count) => above(count) <= size / 2, most),
  ];
}
