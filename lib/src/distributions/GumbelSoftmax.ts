import { checkFiniteValues } from "../numeric/check";
import { exp } from "../numeric/exp";
import { log } from "../numeric/log";
import { checkMultiple } from "../numeric/rows";
import type { DrawOptions } from "../random/draws";
import type { Random } from "../random/Random";
import { Relaxed } from "./Relaxed";
import { logDensityOnSimplex } from "./relaxedDensity";
import { relaxedSample } from "./relaxedSample";
import type { Task } from "./task";

/** How relaxed draws come: their precision or array, and whether hardened. */
export interface RelaxedDrawOptions extends DrawOptions {
  /** Whether draws are the one-hot rows that the relaxed ones round to: straight-through's forward pass. */
  readonly hard?: boolean;
}

/** How far the sum of y may be from 1: room for single precision. */
const TOLERANCE = 1e-5;

/**
 * The Gumbel-Softmax or Concrete distribution on the simplex (Jang, Gu and Poole 2016; Maddison, Mnih and Teh 2016):
 * y = softmax((logits + g) / tau) with standard Gumbel noise g; a batch of b of them where logits come in rows.
 *
 * Whatever tau, argmax y has the probabilities π (Maddison's proposition 1b). Mean, variance and entropy have no closed
 * form for general tau and k, and are not offered (the entropy of the logarithm has one). At low temperatures coordinates underflow: `ExpGumbelSoftmax` is the
 * same distribution in logarithms.
 */
export class GumbelSoftmax extends Relaxed {
  /**
   * n draws from each row, [n, b, k] flat, each k values on the simplex to rounding; n × b × k positions of the
   * stream. From the same state, their argmax is what `Categorical.sample` gives by "gumbel-max".
   * @param n a whole number from 0
   * @param options `dtype` "float32", or the caller's own `out`; `hard` for one-hot rows
   * @throws TypeError, RangeError where an argument is unusable, before anything is drawn
   */
  sample(
    random: Random,
    n: number,
    options: { readonly dtype: "float32"; readonly hard?: boolean },
  ): Float32Array;
  sample<T extends Float64Array | Float32Array>(
    random: Random,
    n: number,
    options: { readonly out: T; readonly hard?: boolean },
  ): T;
  sample(
    random: Random,
    n: number,
    options?: { readonly dtype?: "float64"; readonly hard?: boolean },
  ): Float64Array;
  sample(random: Random, n: number, options?: RelaxedDrawOptions): Float64Array | Float32Array {
    return relaxedSample(this.categories, this.tau, options?.hard ? "hard" : "relaxed", random, n, options);
  }

  /**
   * log p(y), with p(y) = Γ(k) τ^(k−1) (Σ π_i / y_i^τ)^(−k) Π π_i / y_i^(τ+1), computed in logarithms (Jang et al.,
   * section 2; Maddison et al., definition 1).
   *
   * The density is with respect to y_1 … y_{k−1} (any k − 1 coordinates give the same). Categories of probability 0
   * are left out, and y must be 0 there, else the density is 0. Where y is 0 elsewhere, on the boundary, the
   * limit is given that belongs to coordinates going to 0 together: 0, Infinity, or between at one temperature.
   * @param y [n, b, k] values flat, rows on the simplex to 1e-5
   * @returns [n, b] values
   * @throws TypeError, RangeError where y is none
   */
  logPdf(y: ArrayLike<number>): Float64Array {
    checkFiniteValues("y", y);
    checkMultiple("y", y.length, this.b * this.k);
    const densities = new Float64Array(y.length / this.k);
    const logY = new Float64Array(this.k);
    for (let row = 0; row < densities.length; row++) {
      let sum = 0;
      let isNegative = false;
      for (let i = 0; i < this.k; i++) {
        const value = y[row * this.k + i];
        sum += value;
        isNegative ||= value < 0;
        logY[i] = log(value);
      }
      if (isNegative || Math.abs(sum - 1) > TOLERANCE) {
        throw new RangeError(
          `y in row ${row} sums to ${sum}${isNegative ? " with a negative value" : ""}, but must be on ` +
            `the simplex: values from 0 that sum to 1 within ${TOLERANCE}; pass softmax of something.`,
        );
      }
      const at = row % this.b;
      const logits = this.categories.shifted.subarray(at * this.k, (at + 1) * this.k);
      densities[row] = logDensityOnSimplex(logits, this.tau[at], logY);
    }
    return densities;
  }

  /** p(y), for the same y as `logPdf`; 0 or Infinity where it is beyond the range of numbers. */
  pdf(y: ArrayLike<number>): Float64Array {
    return this.logPdf(y).map(exp);
  }

  /** What `sample` draws with these options, as plain data: what a pool sends to its workers. */
  task({ hard }: RelaxedDrawOptions): Task {
    return {
      what: "relaxed",
      categories: this.categories,
      tau: this.tau,
      form: hard ? "hard" : "relaxed",
    };
  }
}
