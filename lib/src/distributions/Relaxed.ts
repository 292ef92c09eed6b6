import { shown } from "../numeric/check";
import { temperatures } from "../operations/perturbed";
import { type Categories, type CategoryParameters, categories, logProbs } from "./categories";
import { relaxedDivergence } from "./relaxedDivergence";
import { rowOf } from "./rowOf";

/** Categories and a temperature: one for all rows, or an array of one for each. */
export type RelaxedParameters = CategoryParameters & { readonly tau: number | ArrayLike<number> };

/** What the two forms of a relaxed categorical distribution share: b rows of k categories, and temperatures. */
export abstract class Relaxed {
  /** The number of categories. */
  readonly k: number;
  /** The number of rows: 1 unless logits or probs came in several. */
  readonly b: number;
  /** Probabilities π, b × k, of the category of the largest coordinate. */
  readonly probs: Float64Array;
  /** Temperatures τ, one for each row. */
  readonly tau: Float64Array;
  readonly #categories: Categories;
  #logits: Float64Array | undefined;

  /**
   * @param parameters `logits` or `probs` (and `k`) as for `Categorical`; `tau`, a finite number above 0, or one for
   *   each row
   * @throws TypeError, RangeError where they are unusable
   */
  constructor(parameters: RelaxedParameters) {
    this.#categories = categories(parameters);
    this.k = this.#categories.k;
    this.b = this.#categories.b;
    this.probs = this.#categories.probs;
    this.tau = temperatures(parameters.tau, this.b);
  }

  /** Log-probabilities log π, b × k: those logits whose exponentials sum to 1 in each row. */
  get logits(): Float64Array {
    this.#logits ??= logProbs(this.#categories);
    return this.#logits;
  }

  /**
   * The Kullback–Leibler divergence of `other` from this distribution, in nats, exact to rounding (about k · 1e-15). It
   * has a closed form where the temperatures are equal, on which it then does not depend; the same one for y and for
   * log y. Infinity where one has a category of probability 0 that the other draws.
   *
   * For other temperatures average `logPdf` differences of the log form over its draws (Maddison et al. 2016,
   * equation 20).
   * @param other of the same class, as many categories and the same temperature, and of one row or as many rows
   * @param row the number of the row, where there are several
   * @throws TypeError, RangeError where it is not
   */
  klDivergence(other: this, row?: number): number {
    const at = rowOf(row, this.b);
    if (!(other instanceof Relaxed) || other.constructor !== this.constructor) {
      throw new TypeError(
        `other must be another ${this.constructor.name}, but is ${shown(other)}; pass one.`,
      );
    }
    if (other.k !== this.k || (other.b !== 1 && other.b !== this.b)) {
      throw new RangeError(
        `other has [${other.b}, ${other.k}] categories, but needs [${this.b}, ${this.k}] or [1, ${this.k}]; change it.`,
      );
    }
    const from = other.b === 1 ? 0 : at;
    if (other.tau[from] !== this.tau[at]) {
      throw new RangeError(
        `other has tau ${other.tau[from]}, but must have ${this.tau[at]} as here, since there is no closed form else; ` +
          "estimate the divergence from draws.",
      );
    }
    const part = (x: Float64Array, i: number) => x.subarray(i * this.k, (i + 1) * this.k);
    return relaxedDivergence(part(this.logits, at), part(other.logits, from));
  }

  /** The checked categories. */
  protected get categories(): Categories {
    return this.#categories;
  }
}
