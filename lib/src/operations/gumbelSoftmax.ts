import type { RowOptions } from "../numeric/rows";
import { target } from "../random/draws";
import { type Heated, heated } from "./perturbed";
import { hardRow, logRelaxRow, type RelaxRow, relaxRow } from "./relaxRow";

/** How rows of logits lie, and where the result goes. */
export interface RelaxOptions<T extends Float64Array | Float32Array> extends RowOptions {
  /** The caller's own array, as long as g; it decides the precision. By default a new Float64Array. */
  readonly out?: T;
}

/** Writes the relaxation of every row of checked logits and noise g into `out`, n × b × k values. */
export function relaxRows(
  { k, b, rows, shifted, taus }: Heated,
  g: ArrayLike<number>,
  relax: RelaxRow,
  out: Float64Array | Float32Array,
): void {
  const z = new Float64Array(k);
  for (let row = 0; row < rows; row++) {
    const from = (row % b) * k;
    for (let i = 0; i < k; i++) z[i] = shifted[from + i] + g[row * k + i];
    relax(z, taus[row % b]);
    out.set(z, row * k);
  }
}

function relaxed<T extends Float64Array | Float32Array>(
  logits: ArrayLike<number>,
  g: ArrayLike<number>,
  tau: number | ArrayLike<number>,
  options: RelaxOptions<T>,
  relax: RelaxRow,
): T {
  const read = heated(logits, g, tau, options);
  const out = target(g.length, { out: options.out });
  relaxRows(read, g, relax, out);
  return out as T;
}

/**
 * The Gumbel-Softmax relaxation: y = softmax((logits + g) / tau), row by row (Jang, Gu and Poole 2016, equation 2;
 * Maddison, Mnih and Teh 2016, section 3.1).
 * @param logits k logits, or b rows of k; -Infinity gives y = 0. Their row's largest is taken off first
 * @param g noise, n × b × k finite values: `random.gumbel(n * b * k)`
 * @param tau the temperature, a finite number above 0, or one for each of the b rows
 * @param options `k`, the length of a row (without it the logits are one row); `out`
 * @returns n × b × k values, row-major, each row on the simplex
 * @throws TypeError, RangeError where an argument is unusable
 */
export function gumbelSoftmax<T extends Float64Array | Float32Array = Float64Array>(
  logits: ArrayLike<number>,
  g: ArrayLike<number>,
  tau: number | ArrayLike<number>,
  options: RelaxOptions<T> = {},
): T {
  return relaxed(logits, g, tau, options, relaxRow);
}

/**
 * log y of `gumbelSoftmax`, accurate where y underflows or is next to 1 (Maddison et al. 2016, appendix C.3,
 * "ExpConcrete"). Arguments and errors are those of `gumbelSoftmax`; a logit of -Infinity gives -Infinity.
 */
export function logGumbelSoftmax<T extends Float64Array | Float32Array = Float64Array>(
  logits: ArrayLike<number>,
  g: ArrayLike<number>,
  tau: number | ArrayLike<number>,
  options: RelaxOptions<T> = {},
): T {
  return relaxed(logits, g, tau, options, logRelaxRow);
}

/**
 * Straight-through Gumbel-Softmax, forward: the one-hot row of argmax(logits + g), the first where several tie
 * (Jang et al. 2016, section 2.2). Backward it takes `gumbelSoftmaxVjp`, the relaxed sample's, under the name
 * `straightThroughVjp`; tau has a part in that alone. Arguments and errors are those of `gumbelSoftmax`.
 */
export function straightThrough<T extends Float64Array | Float32Array = Float64Array>(
  logits: ArrayLike<number>,
  g: ArrayLike<number>,
  tau: number | ArrayLike<number>,
  options: RelaxOptions<T> = {},
): T {
  return relaxed(logits, g, tau, options, hardRow);
}
