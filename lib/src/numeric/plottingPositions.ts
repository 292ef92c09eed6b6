import { checkWhole } from "./check";

/**
 * Gringorten's plotting positions (i − 0.44) / (n + 0.12), i = 1 … n: where the i-th smallest of n Gumbel values
 * is drawn on probability paper (J. Geophysical Research 68, 1963, 813-814).
 * @param n number of values, a whole number from 1
 * @returns n probabilities in (0, 1), ascending
 */
export function plottingPositions(n: number): Float64Array {
  checkWhole("n", n, 1, 2 ** 32);
  return Float64Array.from({ length: n }, (_, i) => (i + 0.56) / (n + 0.12));
}
