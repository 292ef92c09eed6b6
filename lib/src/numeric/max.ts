/** The largest of the values (-Infinity for none; unchecked). */
export function max(x: ArrayLike<number>): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < x.length; i++) if (x[i] > most) most = x[i];
  return most;
}
