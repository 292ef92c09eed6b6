/** The x in [low, high] where f, which falls, passes `value`, to a relative 1e-14. Unchecked. */
export function solveFalling(f: (x: number) => number, value: number, low: number, high: number): number {
  let [a, b] = [low, high];
  for (let i = 0; i < 200 && b - a > 1e-14 * b; i++) {
    const middle = (a + b) / 2;
    if (f(middle) > value) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}

/** A number from which on f, which falls to 0, is below `value`. Unchecked. */
export function beyond(f: (x: number) => number, value: number): number {
  let x = 1;
  while (f(x) >= value) x *= 2;
  return x;
}
