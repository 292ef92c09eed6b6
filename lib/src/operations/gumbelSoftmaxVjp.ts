import type { RowOptions } from "../numeric/rows";
import { checkCotangent, softmaxPullback } from "../numeric/softmaxVjp";
import { relaxRows } from "./gumbelSoftmax";
import { type Heated, heated } from "./perturbed";
import { logRelaxRow, relaxRow } from "./relaxRow";

/** What a vector–Jacobian product gives: vᵀ ∂y/∂(argument), in the argument's shape. */
export interface RelaxedVjp {
  /** b × k values, summed over the draws; 0 where the logit is -Infinity. */
  readonly logits: Float64Array;
  /** n × b × k values. */
  readonly g: Float64Array;
  /** One value for each temperature that was given, summed over the draws (and over the rows, where it is one number). */
  readonly tau: Float64Array;
}

/** The checked arguments of a relaxation, its y, and the cotangent, one value for each of y. */
function read(
  logits: ArrayLike<number>,
  g: ArrayLike<number>,
  tau: number | ArrayLike<number>,
  v: ArrayLike<number>,
  options: RowOptions,
  of: string,
): { arguments: Heated; y: Float64Array } {
  const found = heated(logits, g, tau, options);
  checkCotangent(v, g.length, of);
  const y = new Float64Array(g.length);
  relaxRows(found, g, relaxRow, y);
  return { arguments: found, y };
}

/**
 * From ds, the cotangent of s = (logits + g) / tau in rows: logits and g take ds / tau, tau −Σ ds s / tau. Since each
 * row of ds sums to 0, s may be replaced by log y, which differs from it by a constant.
 */
function gather(ds: Float64Array, found: Heated, g: ArrayLike<number>, tau: unknown): RelaxedVjp {
  const { k, b, taus } = found;
  const size = b * k;
  const logY = new Float64Array(ds.length);
  relaxRows(found, g, logRelaxRow, logY);
  const logitsVjp = new Float64Array(size);
  const tauVjp = new Float64Array(typeof tau === "number" ? 1 : b);
  for (let i = 0; i < ds.length; i++) {
    const row = Math.floor((i % size) / k);
    if (ds[i] !== 0) tauVjp[row % tauVjp.length] -= (ds[i] * logY[i]) / taus[row];
    ds[i] /= taus[row];
    logitsVjp[i % size] += ds[i];
  }
  return { logits: logitsVjp, g: ds, tau: tauVjp };
}

/**
 * The vector–Jacobian product of `gumbelSoftmax`: with ds_i = y_i (v_i − Σ_j y_j v_j), logits and g receive ds / tau,
 * and tau −Σ_i ds_i log y_i / tau.
 * @param v the cotangent, one finite number for each of the n × b × k values of y
 * @throws TypeError, RangeError where `gumbelSoftmax` refuses the other arguments, or v is unusable
 */
export function gumbelSoftmaxVjp(
  logits: ArrayLike<number>,
  g: ArrayLike<number>,
  tau: number | ArrayLike<number>,
  v: ArrayLike<number>,
  options: RowOptions = {},
): RelaxedVjp {
  const { arguments: found, y: ds } = read(logits, g, tau, v, options, "y");
  for (let at = 0; at < ds.length; at += found.k) softmaxPullback(ds, v, at, found.k, ds);
  return gather(ds, found, g, tau);
}

/**
 * The vector–Jacobian product of `logGumbelSoftmax`: ds_i = v_i − y_i Σ_j v_j, else as `gumbelSoftmaxVjp`. What v holds
 * for a logit of -Infinity counts for nothing: log y is -Infinity there, whatever the arguments.
 */
export function logGumbelSoftmaxVjp(
  logits: ArrayLike<number>,
  g: ArrayLike<number>,
  tau: number | ArrayLike<number>,
  v: ArrayLike<number>,
  options: RowOptions = {},
): RelaxedVjp {
  const { arguments: found, y: ds } = read(logits, g, tau, v, options, "log y");
  const { k, shifted } = found;
  const drawn = (i: number) => shifted[i % shifted.length] > Number.NEGATIVE_INFINITY;
  for (let at = 0; at < ds.length; at += k) {
    let sum = 0;
    for (let i = at; i < at + k; i++) if (drawn(i)) sum += v[i];
    for (let i = at; i < at + k; i++) ds[i] = drawn(i) ? v[i] - ds[i] * sum : 0;
  }
  return gather(ds, found, g, tau);
}

/**
 * The vector–Jacobian product that straight-through estimation puts in place of the hard sample's, which is 0: the
 * relaxed sample's, for the same cotangent (Jang et al. 2016, section 2.2; Bengio, Léonard and Courville 2013).
 */
export const straightThroughVjp: typeof gumbelSoftmaxVjp = gumbelSoftmaxVjp;
