import { checkValues } from "../numeric/check";
import { exp } from "../numeric/exp";
import { checkMultiple } from "../numeric/rows";
import type { DrawOptions } from "../random/draws";
import type { Random } from "../random/Random";
import { Relaxed } from "./Relaxed";
import { logDensityOfLogRatios } from "./relaxedDensity";
import { relaxedEntropy } from "./relaxedDivergence";
import { relaxedSample } from "./relaxedSample";
import { rowOf } from "./rowOf";
import type { Task } from "./task";

/**
 * The distribution of x = log y for y from `GumbelSoftmax` (ExpConcrete, Maddison, Mnih and Teh 2016, appendix C.3):
 * x = (logits + g) / tau − log Σ exp((logits + g) / tau).
 *
 * It neither underflows nor rounds to 1 at low temperatures, and its densities suit Monte Carlo estimates of
 * divergences: exp is invertible, so that the divergence of two relaxed distributions is that of their log forms.
 */
export class ExpGumbelSoftmax extends Relaxed {
  /**
   * n draws of log y from each row, [n, b, k] flat, from the positions of the stream that `GumbelSoftmax.sample`
   * takes; -Infinity for categories of probability 0, finite for the others.
   * @param n a whole number from 0
   * @param options `dtype` "float32", or the caller's own `out`
   * @throws TypeError, RangeError where an argument is unusable, before anything is drawn
   */
  sample(random: Random, n: number, options: { readonly dtype: "float32" }): Float32Array;
  sample<T extends Float64Array | Float32Array>(random: Random, n: number, options: { readonly out: T }): T;
  sample(random: Random, n: number, options?: { readonly dtype?: "float64" }): Float64Array;
  sample(random: Random, n: number, options?: DrawOptions): Float64Array | Float32Array {
    return relaxedSample(this.categories, this.tau, "log", random, n, options);
  }

  /**
   * log of Γ(k) τ^(k−1) Π π_i e^(−τ x_i) / (Σ π_i e^(−τ x_i))^k (Maddison et al., appendix C.3).
   *
   * The density is with respect to the log-ratios x_1 − x_k, …, x_{k−1} − x_k, over which it integrates to 1: it is
   * GumbelSoftmax's density times Π y_i, and unchanged by a constant added to x. (With respect to x_1 … x_{k−1}
   * themselves it would be larger by the factor 1 / y_k.) Categories of probability 0 are left out: x must be
   * -Infinity there, else the density is 0. Never NaN, and finite for finite x unless it is beyond the range of
   * numbers.
   * @param x [n, b, k] numbers flat, below Infinity, log y up to a constant in each row, not all -Infinity
   * @returns [n, b] values
   * @throws TypeError, RangeError where x is none
   */
  logPdf(x: ArrayLike<number>): Float64Array {
    checkValues("x", x);
    checkMultiple("x", x.length, this.b * this.k);
    return Float64Array.from({ length: x.length / this.k }, (_, row) => {
      const part = Float64Array.from({ length: this.k }, (_, i) => x[row * this.k + i]);
      if (part.includes(Number.POSITIVE_INFINITY) || part.every((v) => v === Number.NEGATIVE_INFINITY)) {
        throw new RangeError(
          `x in row ${row} has ${part.includes(Number.POSITIVE_INFINITY) ? "Infinity" : "only -Infinity"}, but must be ` +
            "the logarithm of a point on the simplex; pass log y.",
        );
      }
      const at = row % this.b;
      const logits = this.categories.shifted.subarray(at * this.k, (at + 1) * this.k);
      return logDensityOfLogRatios(logits, this.tau[at], part);
    });
  }

  /** p(x), for the same x and base measure as `logPdf`; 0 or Infinity where it is beyond the range of numbers. */
  pdf(x: ArrayLike<number>): Float64Array {
    return this.logPdf(x).map(exp);
  }

  /**
   * The differential entropy with respect to the log-ratios, in nats: k (1 + 1/2 + … + 1/(k − 1)) − log Γ(k) −
   * (k − 1) log τ, with k the number of categories that have a probability above 0. It does not depend on the logits:
   * they only shift the log-ratios.
   * @param row the number of the row, where there are several
   */
  entropy(row?: number): number {
    const at = rowOf(row, this.b);
    const possible = this.logits.subarray(at * this.k, (at + 1) * this.k).filter(Number.isFinite);
    return relaxedEntropy(possible.length, this.tau[at]);
  }

  /** What `sample` draws with these options, as plain data: what a pool sends to its workers. */
  task(): Task {
    return { what: "relaxed", categories: this.categories, tau: this.tau, form: "log" };
  }
}
