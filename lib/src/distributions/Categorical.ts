import { argmaxRow } from "../numeric/argmax";
import { checkNumber, checkProbability, checkWhole, shown } from "../numeric/check";
import { integerTarget } from "../random/draws";
import type { Random } from "../random/Random";
import { type CategoricalMethod, METHODS } from "./categoricalSample";
import { type Categories, type CategoryParameters, categories, logProbs } from "./categories";
import { checkIndices } from "./checkIndices";
import { cumulative, invertCdf } from "./inverseCdf";
import { checkRandom } from "./noisyRows";
import { rowOf } from "./rowOf";
import type { Task } from "./task";
import { topK } from "./topK";

/** How `Categorical.sample` draws, and where to. */
export interface CategoricalOptions {
  readonly method?: CategoricalMethod;
  /** The caller's own array of n × b indices. */
  readonly out?: Int32Array;
}

/**
 * The categorical distribution on the indices 0, 1, …, k − 1, or a batch of b of them.
 *
 * Functions of one distribution take the number of its row last; it may be left away where there is but one.
 */
export class Categorical {
  /** The number of categories. */
  readonly k: number;
  /** The number of rows: 1 unless logits or probs came in several. */
  readonly b: number;
  /** Probabilities π, b × k. */
  readonly probs: Float64Array;
  /** Log-probabilities log π, b × k: those logits whose exponentials sum to 1 in each row. */
  readonly logits: Float64Array;
  readonly #categories: Categories;

  /**
   * @param parameters `logits`, to which any constant may be added, or `probs`: k numbers, b nested rows of k, or
   *   b × k numbers flat with `k`. A logit of -Infinity is a probability of 0
   * @throws TypeError where there are neither or both; RangeError where a logit is NaN or Infinity, all of a row are
   *   -Infinity, a probability is negative, or a row's sum is off 1 by more than 1e-6
   */
  constructor(parameters: CategoryParameters) {
    this.#categories = categories(parameters);
    const { k, b, probs } = this.#categories;
    this.k = k;
    this.b = b;
    this.probs = probs;
    this.logits = logProbs(this.#categories);
  }

  /**
   * n draws from each row, [n, b] flat.
   *
   * - "gumbel-max" (the default): argmax of logits + Gumbel noise; n × b × k positions of the stream, row by row: the
   *   argmax of `GumbelSoftmax.sample` and of `gumbelMax` on the same noise, but for near ties, which rounding decides.
   *   Categories less likely than the likeliest by a factor of e^-71 are beyond the noise, and are never drawn.
   * - "exponential-race": argmin of exponential noise / π. The same winners: it is how "gumbel-max" is computed, with one
   *   logarithm less.
   * - "inverse-cdf": the smallest i with P(Z ≤ i) ≥ U; one position a draw, log₂ k steps. Exact in both tails.
   * - "alias": Walker's table; one position a draw and constant time. Probabilities hold to an absolute 2^-53.
   * @param n a whole number from 0
   * @throws TypeError, RangeError where an argument is unusable, before anything is drawn
   */
  sample(random: Random, n: number, { method = "gumbel-max", out }: CategoricalOptions = {}): Int32Array {
    checkRandom(random);
    checkMethod(method);
    const draws = this.#target(n, this.b, out);
    METHODS[method](this.#categories, random, draws);
    return draws;
  }

  /** What `sample` draws with these options, as plain data: what a pool sends to its workers. */
  task({ method = "gumbel-max" }: CategoricalOptions): Task {
    checkMethod(method);
    return { what: "categorical", categories: this.#categories, method };
  }

  /**
   * m draws without replacement from each row, in the order in which they are drawn, by Gumbel top-k: the m largest of
   * logits + noise. The first of them is what `sample` gives by "gumbel-max" from the same state.
   * @param m a whole number from 0 to the number of categories with a probability above 0
   * @param options `n`, how many such samples (1 by default); `out`, the caller's own array
   * @returns [n, b, m] indices, flat; n × b × k positions of the stream are taken
   * @throws TypeError, RangeError where an argument is unusable, before anything is drawn
   */
  topK(
    random: Random,
    m: number,
    { n = 1, out }: { readonly n?: number; readonly out?: Int32Array } = {},
  ): Int32Array {
    checkRandom(random);
    checkWhole("m", m, 0, this.k);
    for (let row = 0; row < this.b; row++) {
      const possible = this.#row(this.probs, row).filter((p) => p > 0).length;
      if (m > possible) {
        throw new RangeError(
          `m is ${m}, but only ${possible} categories${this.b > 1 ? ` of row ${row}` : ""} can be drawn; pass a smaller m.`,
        );
      }
    }
    const draws = this.#target(n, this.b * m, out);
    if (m > 0) topK(this.#categories, random, m, draws);
    return draws;
  }

  /**
   * log P(Z = i).
   * @param z an index; or [n, b] indices flat, as `sample` gives them, each for its row
   * @throws RangeError where an index is not a whole number from 0 to k − 1
   */
  logPmf(z: number, row?: number): number;
  logPmf(z: ArrayLike<number>): Float64Array;
  logPmf(z: number | ArrayLike<number>, row?: number): number | Float64Array {
    return this.#look(this.logits, z, row);
  }

  /** P(Z = i), for the same arguments as `logPmf`. */
  pmf(z: number, row?: number): number;
  pmf(z: ArrayLike<number>): Float64Array;
  pmf(z: number | ArrayLike<number>, row?: number): number | Float64Array {
    return this.#look(this.probs, z, row);
  }

  /** P(Z ≤ x) for any number x. */
  cdf(x: number, row?: number): number {
    checkNumber("x", x);
    const { below } = cumulative(this.#row(this.probs, row));
    if (x < 0) return 0;
    return x >= this.k - 1 ? 1 : Math.min(1, below[Math.floor(x)]);
  }

  /**
   * The smallest index i with P(Z ≤ i) ≥ p that can be drawn at all.
   * @throws RangeError where p is outside [0, 1]
   */
  quantile(p: number, row?: number): number {
    checkProbability("p", p);
    const probs = this.#row(this.probs, row);
    if (p === 0) return probs.findIndex((v) => v > 0);
    return invertCdf(cumulative(probs), p <= 0.5 ? p : p - 1);
  }

  /** The mean Σ i π_i of the index as a number. */
  mean(row?: number): number {
    return this.#row(this.probs, row).reduce((sum, p, i) => sum + i * p, 0);
  }

  /** The variance Σ (i − mean)² π_i of the index as a number. */
  variance(row?: number): number {
    const mean = this.mean(row);
    return this.#row(this.probs, row).reduce((sum, p, i) => sum + (i - mean) * (i - mean) * p, 0);
  }

  /** The likeliest index, the first where several tie. */
  mode(row?: number): number {
    return argmaxRow(this.#row(this.logits, row), 0, this.k);
  }

  /** The entropy −Σ π_i log π_i, in nats. */
  entropy(row?: number): number {
    const logits = this.#row(this.logits, row);
    return this.#row(this.probs, row).reduce((sum, p, i) => (p > 0 ? sum - p * logits[i] : sum), 0);
  }

  /**
   * The Kullback–Leibler divergence Σ π_i (log π_i − log π′_i) of `other` from this distribution, in nats: Infinity
   * where other never draws what this may.
   * @param other of as many categories, and of one row or as many rows
   * @throws TypeError, RangeError where it is not
   */
  klDivergence(other: Categorical, row?: number): number {
    if (!(other instanceof Categorical)) {
      throw new TypeError(`other must be a Categorical, but is ${shown(other)}; pass one of k = ${this.k}.`);
    }
    if (other.k !== this.k || (other.b !== 1 && other.b !== this.b)) {
      throw new RangeError(
        `other has [${other.b}, ${other.k}] categories, but needs [${this.b}, ${this.k}] or [1, ${this.k}]; change it.`,
      );
    }
    const p = this.#row(this.probs, row);
    const a = this.#row(this.logits, row);
    const c = other.#row(other.logits, other.b === 1 ? 0 : row);
    const sum = p.reduce((total, v, i) => (v > 0 ? total + v * (a[i] - c[i]) : total), 0);
    return Math.max(0, sum);
  }

  #row(values: Float64Array, row?: number): Float64Array {
    const at = rowOf(row, this.b) * this.k;
    return values.subarray(at, at + this.k);
  }

  #look(values: Float64Array, z: number | ArrayLike<number>, row?: number): number | Float64Array {
    if (typeof z === "number") {
      checkWhole("z", z, 0, this.k - 1);
      return this.#row(values, row)[z];
    }
    checkIndices(z, this.k, this.b);
    return Float64Array.from(z, (v, i) => values[(i % this.b) * this.k + v]);
  }

  #target(n: number, each: number, out?: Int32Array): Int32Array {
    checkWhole("n", n, 0, 2 ** 33);
    return integerTarget(n * each, out);
  }
}

function checkMethod(method: CategoricalMethod): void {
  if (!Object.hasOwn(METHODS, method)) {
    throw new RangeError(
      `method is ${shown(method)}, but must be one of ${Object.keys(METHODS).join(", ")}; pass one of them.`,
    );
  }
}
