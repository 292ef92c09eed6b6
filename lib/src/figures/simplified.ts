type Point = readonly [number, number];

/**
 * A closed outline with fewer points, none of the old ones further than `tolerance` from it
 * (Douglas and Peucker, Cartographica, 1973).
 */
export function simplified(loop: readonly Point[], tolerance: number): Point[] {
  const [start] = loop;
  const distance = (p: Point): number => length(p[0] - start[0], p[1] - start[1]);
  let far = 0;
  loop.forEach((p, i) => {
    if (distance(p) > distance(loop[far])) far = i;
  });
  const closed = [...loop, start];
  return [...between(closed.slice(0, far + 1), tolerance), ...between(closed.slice(far), tolerance)];
}

/** The points kept of a line, without its last. */
function between(line: readonly Point[], tolerance: number): Point[] {
  if (line.length <= 2) return line.slice(0, -1);
  const [a, b] = [line[0], line[line.length - 1]];
  const size = length(b[0] - a[0], b[1] - a[1]);
  let [worst, at] = [0, 0];
  for (let i = 1; i < line.length - 1; i++) {
    const [dx, dy] = [line[i][0] - a[0], line[i][1] - a[1]];
    const off = size === 0 ? length(dx, dy) : Math.abs(dx * (b[1] - a[1]) - dy * (b[0] - a[0])) / size;
    if (off > worst) [worst, at] = [off, i];
  }
  if (worst <= tolerance) return [a];
  return [...between(line.slice(0, at + 1), tolerance), ...between(line.slice(at), tolerance)];
}

/** Not Math.hypot, whose last bit may differ between engines. */
function length(x: number, y: number): number {
  return Math.sqrt(x * x + y * y);
}
