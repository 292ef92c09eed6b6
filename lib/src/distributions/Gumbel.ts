import { checkFinite, checkNumber, checkPositive, checkProbability, shown } from "../numeric/check";
import { APERY, EULER_GAMMA, PI_SQUARED_OVER_6 } from "../numeric/constants";
import { logGamma } from "../numeric/logGamma";
import { type DrawOptions, target } from "../random/draws";
import type { Random } from "../random/Random";
import { elementwise } from "./elementwise";
import { estimate, type FitMethod, type Fitted } from "./gumbelFit";
import * as standard from "./standardGumbel";
import { gumbelInto, type Task } from "./task";

/** What `Gumbel.fit` returns. */
export interface GumbelFit extends Fitted {
  readonly distribution: Gumbel;
  /** The log-likelihood of the data under `distribution`. */
  readonly logLikelihood: number;
}

/**
 * The Gumbel distribution (of maxima), with distribution function F(x) = exp(−exp(−(x − loc) / scale)).
 *
 * Functions of x or p take a number and return one, or an array and return a Float64Array. They throw a RangeError on
 * NaN, and a TypeError on anything but numbers.
 */
export class Gumbel {
  /** The location, which is also the mode: any finite number. */
  readonly loc: number;
  /** The scale: any finite number above 0, in the unit of x. */
  readonly scale: number;

  /** @throws RangeError where loc is not finite or scale not a finite number above 0 */
  constructor({ loc = 0, scale = 1 }: { readonly loc?: number; readonly scale?: number } = {}) {
    checkFinite("loc", loc);
    checkPositive("scale", scale);
    this.loc = loc;
    this.scale = scale;
  }

  /**
   * n draws: loc + scale × `random.gumbel(n)`, one position of the stream each.
   * @param n a whole number from 0
   * @param options as for `random.gumbel`: `dtype` "float32", or the caller's own `out`
   * @throws RangeError, TypeError where an argument is unusable, before anything is drawn
   */
  sample(random: Random, n: number, options: { readonly dtype: "float32" }): Float32Array;
  sample<T extends Float64Array | Float32Array>(random: Random, n: number, options: { readonly out: T }): T;
  sample(random: Random, n: number, options?: { readonly dtype?: "float64" }): Float64Array;
  sample(random: Random, n: number, options?: DrawOptions): Float64Array | Float32Array {
    if (typeof random?.gumbel !== "function") {
      throw new TypeError(`random is ${shown(random)}, but must be a Random; pass createRandom(seed).`);
    }
    const out = target(n, options);
    gumbelInto(this.loc, this.scale, random, out);
    return out;
  }

  /** What `sample` draws with these options, as plain data: what a pool sends to its workers. */
  task(): Task {
    return { what: "gumbel", loc: this.loc, scale: this.scale };
  }

  /** log f(x) = −z − exp(−z) − log scale, with z = (x − loc) / scale; -Infinity where the density is 0. */
  logPdf(x: number): number;
  logPdf(x: ArrayLike<number>): Float64Array;
  logPdf(x: number | ArrayLike<number>): number | Float64Array {
    const shift = Math.log(this.scale);
    return elementwise("x", x, checkNumber, (v) => standard.logPdf(this.#standardise(v)) - shift);
  }

  /** The density f(x), per unit of x. */
  pdf(x: number): number;
  pdf(x: ArrayLike<number>): Float64Array;
  pdf(x: number | ArrayLike<number>): number | Float64Array {
    return elementwise(
      "x",
      x,
      checkNumber,
      (v) => Math.exp(standard.logPdf(this.#standardise(v))) / this.scale,
    );
  }

  /** F(x), the probability of a value of at most x. */
  cdf(x: number): number;
  cdf(x: ArrayLike<number>): Float64Array;
  cdf(x: number | ArrayLike<number>): number | Float64Array {
    return elementwise("x", x, checkNumber, (v) => standard.cdf(this.#standardise(v)));
  }

  /** 1 − F(x), the probability of a value above x, accurate where it is tiny. */
  survival(x: number): number;
  survival(x: ArrayLike<number>): Float64Array;
  survival(x: number | ArrayLike<number>): number | Float64Array {
    return elementwise("x", x, checkNumber, (v) => standard.survival(this.#standardise(v)));
  }

  /**
   * The x with F(x) = p: loc − scale log(−log p).
   * @param p in [0, 1]; 0 gives -Infinity, 1 gives Infinity
   * @throws RangeError where p is outside
   */
  quantile(p: number): number;
  quantile(p: ArrayLike<number>): Float64Array;
  quantile(p: number | ArrayLike<number>): number | Float64Array {
    return elementwise("p", p, checkProbability, (v) => this.loc + this.scale * standard.quantile(v));
  }

  /**
   * The x with 1 − F(x) = q, accurate for the smallest q.
   * @param q in [0, 1]; 0 gives Infinity, 1 gives -Infinity
   * @throws RangeError where q is outside
   */
  survivalQuantile(q: number): number;
  survivalQuantile(q: ArrayLike<number>): Float64Array;
  survivalQuantile(q: number | ArrayLike<number>): number | Float64Array {
    return elementwise("q", q, checkProbability, (v) => this.loc + this.scale * standard.survivalQuantile(v));
  }

  /** loc + γ scale. */
  mean(): number {
    return this.loc + EULER_GAMMA * this.scale;
  }

  /** loc. */
  mode(): number {
    return this.loc;
  }

  /** loc − scale log(log 2). */
  median(): number {
    return this.loc - this.scale * Math.log(Math.LN2);
  }

  /** π² scale² / 6. */
  variance(): number {
    return PI_SQUARED_OVER_6 * this.scale * this.scale;
  }

  /** 12 √6 ζ(3) / π³ = 1.1395…, whatever loc and scale. */
  skewness(): number {
    return (2 * APERY) / (PI_SQUARED_OVER_6 * Math.sqrt(PI_SQUARED_OVER_6));
  }

  /** The differential entropy log scale + γ + 1, in nats. */
  entropy(): number {
    return Math.log(this.scale) + EULER_GAMMA + 1;
  }

  /**
   * The Kullback–Leibler divergence of `other` from this distribution, E[log f(X) − log f_other(X)], in nats:
   * with r = scale / other.scale and d = (loc − other.loc) / other.scale,
   * −log r + γ (r − 1) + d + exp(−d) Γ(1 + r) − 1. Infinity where it exceeds every number.
   * @throws TypeError where other is no Gumbel
   */
  klDivergence(other: Gumbel): number {
    if (!(other instanceof Gumbel)) {
      throw new TypeError(`other must be a Gumbel, but is ${shown(other)}; pass one.`);
    }
    const r = this.scale / other.scale;
    const d = (this.loc - other.loc) / other.scale;
    return -Math.log(r) + EULER_GAMMA * (r - 1) + d + Math.exp(logGamma(1 + r) - d) - 1;
  }

  /**
   * Fits location and scale to independent values.
   * @param data at least 2 finite values, not all equal
   * @param options `method`: "maximum-likelihood" (the default) or "moments"
   * @returns the distribution, with standard errors that hold for large samples
   * @throws RangeError, TypeError where data or method is none of these
   */
  static fit(data: ArrayLike<number>, options: { readonly method?: FitMethod } = {}): GumbelFit {
    const fitted = estimate(data, options.method ?? "maximum-likelihood");
    const distribution = new Gumbel(fitted);
    const logLikelihood = distribution.logPdf(data).reduce((sum, v) => sum + v, 0);
    return { distribution, ...fitted, logLikelihood };
  }

  #standardise(x: number): number {
    return (x - this.loc) / this.scale;
  }
}
