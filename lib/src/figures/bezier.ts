/** A point of the plane. */
export type Point = readonly [number, number];

/** A quadratic Bézier curve: start, control point, end. */
export type Curve3 = readonly [Point, Point, Point];

/** The curve from a to b that leaves the straight line by `bend` times its length in the middle, to the left. */
export function bent(a: Point, b: Point, bend: number): Curve3 {
  const [dx, dy] = [b[0] - a[0], b[1] - a[1]];
  return [a, [(a[0] + b[0]) / 2 - 2 * bend * dy, (a[1] + b[1]) / 2 + 2 * bend * dx], b];
}

/** The curve's point at t, from 0 (start) to 1 (end). */
export function pointAt([a, c, b]: Curve3, t: number): Point {
  const at = (i: 0 | 1): number => (1 - t) * (1 - t) * a[i] + 2 * t * (1 - t) * c[i] + t * t * b[i];
  return [at(0), at(1)];
}

/** The direction of the curve at t, with length 1. */
export function directionAt([a, c, b]: Curve3, t: number): Point {
  const part = (i: 0 | 1): number => (1 - t) * (c[i] - a[i]) + t * (b[i] - c[i]);
  const [x, y] = [part(0), part(1)];
  const size = Math.sqrt(x * x + y * y);
  return [x / size, y / size];
}

/** The piece of the curve between two values of t: itself such a curve. */
export function piece(curve: Curve3, from: number, to: number): Curve3 {
  const [a, c, b] = curve;
  const mixed = (i: 0 | 1): number =>
    (1 - from) * (1 - to) * a[i] + ((1 - from) * to + from * (1 - to)) * c[i] + from * to * b[i];
  return [pointAt(curve, from), [mixed(0), mixed(1)], pointAt(curve, to)];
}

/** Where a test turns from true at `inside` to false at `outside`, by halving. */
export function edgeOf(test: (t: number) => boolean, inside: number, outside: number): number {
  let [a, b] = [inside, outside];
  for (let i = 0; i < 40; i++) {
    const middle = (a + b) / 2;
    if (test(middle)) a = middle;
    else b = middle;
  }
  return (a + b) / 2;
}
