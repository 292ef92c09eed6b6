import { inPlane } from "./triangle";

/** A point of the plane. */
type Point = readonly [number, number];

/** Where row (i, j) of a triangular mesh stands in its list: j counts rows from the bottom, i along a row. */
export function meshIndex(cells: number, i: number, j: number): number {
  return j * (cells + 1) - (j * (j - 1)) / 2 + i;
}

/** A corner of a small triangle of the mesh. */
interface Corner {
  i: number;
  j: number;
  value: number;
}

/**
 * The region of the triangle where a function is at least `level`, as closed outlines with the region on their left:
 * holes run the other way round. The function is linear between the points of the mesh.
 *
 * @param values finite, at the points (i, j) with i + j ≤ cells in the order of `meshIndex`
 */
export function superlevel(values: Float64Array, cells: number, level: number): Point[][] {
  const next = new Map<string, string>();
  const points = new Map<string, Point>();
  const add = (key: string, i: number, j: number): string => {
    points.set(key, inPlane(i / cells, j / cells));
    return key;
  };
  const vertex = ({ i, j }: Corner): string => add(`${i},${j}`, i, j);
  const crossing = (p: Corner, q: Corner): string => {
    // The same edge seen from its other side has the same name and, since it is ordered, the same point.
    if (p.j > q.j || (p.j === q.j && p.i > q.i)) return crossing(q, p);
    const t = (level - p.value) / (q.value - p.value);
    return add(`${p.i},${p.j};${q.i},${q.j}`, p.i + t * (q.i - p.i), p.j + t * (q.j - p.j));
  };
  const visit = (corners: Corner[]): void => {
    let out: string | undefined;
    let back: string | undefined;
    corners.forEach((p, at) => {
      const q = corners[(at + 1) % 3];
      const [inP, inQ] = [p.value >= level, q.value >= level];
      const edge = inP === inQ ? undefined : crossing(p, q);
      if (inP && edge !== undefined) out = edge;
      if (inQ && edge !== undefined) back = edge;
      if (isOuter(p, q, cells) && (inP || inQ))
        next.set(inP ? vertex(p) : (edge as string), inQ ? vertex(q) : (edge as string));
    });
    if (out !== undefined && back !== undefined) next.set(out, back);
  };
  const corner = (i: number, j: number): Corner => ({ i, j, value: values[meshIndex(cells, i, j)] });
  for (let j = 0; j < cells; j++) {
    for (let i = 0; i + j < cells; i++) {
      visit([corner(i, j), corner(i + 1, j), corner(i, j + 1)]);
      if (i + j + 2 <= cells) visit([corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)]);
    }
  }
  return loops(next).map((loop) => loop.map((key) => points.get(key) as Point));
}

/** Whether an edge of the mesh lies on the triangle's outline. */
function isOuter(p: Corner, q: Corner, cells: number): boolean {
  return (p.i === 0 && q.i === 0) || (p.j === 0 && q.j === 0) || (p.i + p.j === cells && q.i + q.j === cells);
}

/** Follows each point to the next until it comes round. */
function loops(next: Map<string, string>): string[][] {
  const found: string[][] = [];
  for (const start of next.keys()) {
    const loop: string[] = [];
    for (let at: string | undefined = start; at !== undefined && next.has(at); ) {
      loop.push(at);
      const following: string | undefined = next.get(at);
      next.delete(at);
      at = following;
    }
    if (loop.length > 2) found.push(loop);
  }
  return found;
}
