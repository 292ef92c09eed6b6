import { corners } from "../../projection";

/** Pixels of a small picture of the triangle, and the points of the simplex that they stand for. */
export interface Grid {
  readonly width: number;
  readonly height: number;
  /** The pixels' places in the picture. */
  readonly pixels: Int32Array;
  /** Their points y, rows of 3. */
  readonly y: Float64Array;
}

/** How far points stay from the edge, where densities may be infinite. */
const EDGE = 0.004;

/**
 * The triangle of three categories on a grid of so many pixels a side, with a pixel more around it, so that the
 * picture may be enlarged smoothly. Pixels outside stand for the nearest points inside.
 */
export function triangleGrid(width: number): Grid {
  const [a, b, c] = corners(3);
  const left = c.x;
  const low = c.y;
  const step = (b.x - c.x) / width;
  const height = Math.ceil((a.y - low) / step);
  const pixels: number[] = [];
  const y: number[] = [];
  for (let row = -1; row <= height; row++)
    for (let column = -1; column <= width; column++) {
      const px = left + (column + 0.5) * step;
      const py = a.y - (row + 0.5) * step;
      const first = (py - low) / (a.y - low);
      const second = (px - left) / (b.x - left) - first / 2;
      const shares = [first, second, 1 - first - second];
      if (Math.min(...shares) < -2.2 / width) continue;
      const inside = shares.map((share) => Math.max(share, EDGE));
      const sum = inside.reduce((total, share) => total + share, 0);
      pixels.push((row + 1) * (width + 2) + column + 1);
      y.push(...inside.map((share) => share / sum));
    }
  return { width: width + 2, height: height + 2, pixels: Int32Array.from(pixels), y: Float64Array.from(y) };
}
