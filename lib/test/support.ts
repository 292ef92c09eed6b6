/** |a − b| as a part of |b|; 0 where both are equal, zero or infinite. */
export function relativeError(a: number, b: number): number {
  return a === b ? 0 : Math.abs(a - b) / Math.abs(b);
}

/** How many doubles apart two finite numbers of the same sign are. */
export function ulps(a: number, b: number): number {
  const [x, y] = new BigInt64Array(Float64Array.of(a, b).buffer);
  return Number(x > y ? x - y : y - x);
}
