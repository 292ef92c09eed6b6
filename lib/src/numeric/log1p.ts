import { log } from "./log";

/**
 * log(1 + x), accurate for small x too, the same bits in every engine; relative error below 1e-15.
 *
 * The rounding of u = 1 + x is undone by the factor x / (u − 1) (W. Kahan's device, in Goldberg, "What every computer
 * scientist should know about floating-point arithmetic", ACM Computing Surveys 23, 1991, theorem 4).
 * @param x at least −1, which gives -Infinity; a smaller number or NaN gives NaN
 */
export function log1p(x: number): number {
  const u = 1 + x;
  if (u === 1 || u === Number.POSITIVE_INFINITY) return x;
  return u === 0 ? Number.NEGATIVE_INFINITY : log(u) * (x / (u - 1));
}
