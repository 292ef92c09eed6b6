import { GumbelSoftmax } from "../distributions/GumbelSoftmax";
import { sampleGumbelSoftmaxVjp } from "../distributions/sampleGumbelSoftmax";
import { mean } from "../numeric/mean";
import { variance } from "../numeric/variance";
import { Random } from "../random/Random";
import type { RandomState } from "../random/state";

/** How many samples the cloud holds. */
export const DRAWS = 5000;

/** What the temperature model shows of its samples. */
export interface TemperatureView {
  /** The distribution that the cloud is drawn from, for its probabilities and its density. */
  readonly law: GumbelSoftmax;
  /** Relaxed samples y, rows of k. The array is used again by the next view. */
  readonly cloud: Float32Array;
  /** The mean of each coordinate over the cloud. */
  readonly mean: readonly number[];
  /** The variance over the cloud of ∂y₁/∂logit₁, one sample's contribution to a gradient. */
  readonly gradientVariance: number;
}

/** Draws clouds of k categories into arrays of its own, so that a frame of the page allocates little. */
export class TemperatureModel {
  readonly k: number;
  readonly #cloud: Float32Array;
  readonly #first: Float32Array;
  readonly #gradient: Float32Array;
  readonly #column: Float32Array;

  /** @param k the number of categories; @param draws the number of samples */
  constructor(k: number, draws: number = DRAWS) {
    this.k = k;
    this.#cloud = new Float32Array(draws * k);
    this.#gradient = new Float32Array(draws * k);
    this.#column = new Float32Array(draws);
    this.#first = new Float32Array(draws * k); // the cotangent that picks y₁ out of each row
    for (let at = 0; at < this.#first.length; at += k) this.#first[at] = 1;
  }

  /**
   * The samples that belong to this noise: the same state gives the same noise, whatever the logits and τ.
   * @throws RangeError where `GumbelSoftmax` refuses the logits or τ
   */
  view(logits: readonly number[], tau: number, noise: RandomState): TemperatureView {
    const { k } = this;
    const law = new GumbelSoftmax({ logits, tau });
    const cloud = this.#cloud;
    law.sample(Random.fromState(noise), this.#column.length, { out: cloud });
    sampleGumbelSoftmaxVjp(cloud, this.#first, tau, { k, out: this.#gradient });
    return {
      law,
      cloud,
      mean: logits.map((_, i) => mean(this.#take(cloud, i))),
      gradientVariance: variance(this.#take(this.#gradient, 0)),
    };
  }

  #take(rows: Float32Array, coordinate: number): Float32Array {
    for (let i = 0, at = coordinate; i < this.#column.length; i++, at += this.k) this.#column[i] = rows[at];
    return this.#column;
  }
}
