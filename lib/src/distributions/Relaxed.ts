import { temperatures } from "../operations/perturbed";
import { type Categories, type CategoryParameters, categories, logProbs } from "./categories";

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

  /** The checked categories. */
  protected get categories(): Categories {
    return this.#categories;
  }
}
