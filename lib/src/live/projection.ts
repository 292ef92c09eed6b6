import { cosPi } from "../numeric/cosPi";

/** A place in the plane: x to the right, y upwards. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/**
 * Where the corners of the simplex stand in the plane: a segment for two categories, a regular polygon with its first
 * corner at the top, clockwise, for more. The point y stands at Σ y_i corner_i.
 *
 * For three categories that shows all there is. For more it is a shadow: a linear projection, in which each corner is a
 * category but different points of the simplex may fall together.
 *
 * @param k the number of categories, from 2
 * @returns k places on the unit circle (on the x axis from -1 to 1 for k = 2)
 */
export function corners(k: number): Place[] {
  if (k === 2)
    return [
      { x: 1, y: 0 },
      { x: -1, y: 0 },
    ];
  return Array.from({ length: k }, (_, i) => {
    const turn = (2 * i) / k;
    return { x: cosine(turn - 0.5), y: cosine(turn) };
  });
}

/** cos πt for any t. */
function cosine(t: number): number {
  const turn = Math.abs(t) % 2;
  return cosPi(turn > 1 ? 2 - turn : turn);
}
