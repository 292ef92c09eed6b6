import { checkFiniteValues, checkNumber, checkProbability, checkWhole, shown } from "../numeric/check";
import { PI_SQUARED_OVER_6 } from "../numeric/constants";
import { exp } from "../numeric/exp";
import { log } from "../numeric/log";
import { log1p } from "../numeric/log1p";
import { logSigmoid, sigmoid } from "../numeric/sigmoid";
import { temperatures } from "../operations/perturbed";
import { type DrawOptions, target } from "../random/draws";
import type { Random } from "../random/Random";
import { binaryInto } from "./binaryInto";
import { checkRandom } from "./noisyRows";
import { perRow } from "./perRow";
import { rowOf } from "./rowOf";
import type { Task } from "./task";

/** Log-odds or probabilities of 1, one number or b of them, and temperatures, one for all or one for each. */
export type BinaryParameters = { readonly tau: number | ArrayLike<number> } & (
  | { readonly logits: number | ArrayLike<number>; readonly probs?: undefined }
  | { readonly probs: number | ArrayLike<number>; readonly logits?: undefined }
);

/** log(p / (1 − p)), -Infinity at 0 and Infinity at 1. */
function logit(p: number): number {
  return log(p) - log1p(-p);
}

function logOdds({ logits, probs }: BinaryParameters): Float64Array {
  if ((logits === undefined) === (probs === undefined)) {
    throw new TypeError(
      `parameters must have either logits or probs, but have ${logits === undefined ? "neither" : "both"}; ` +
        "pass for example { probs: 0.5, tau: 1 }.",
    );
  }
  const given = logits ?? (probs as number | ArrayLike<number>);
  const values = typeof given === "number" ? [given] : given;
  checkFiniteValues(logits === undefined ? "probs" : "logits", values);
  if (logits !== undefined) return Float64Array.from(values);
  return Float64Array.from(values, (p, i) => {
    if (!(p > 0 && p < 1)) {
      throw new RangeError(
        `probs[${i}] is ${shown(p)}, but must be above 0 and below 1, where the log-odds are finite; change it.`,
      );
    }
    return logit(p);
  });
}

/**
 * The Binary Concrete distribution on (0, 1), the relaxed Bernoulli (Maddison, Mnih and Teh 2016, appendix B):
 * y = 1 / (1 + exp(−s)) with s = (logits + L) / tau and standard logistic noise L = log U − log(1 − U); a batch of b
 * where there are b logits.
 *
 * It is the first of two coordinates of `GumbelSoftmax` with logits [logits, 0]. P(y > ½) is the probability of 1 at any
 * temperature. The mean has no closed form for general tau, and is not offered. Near 1, y is rounded to 2^-53: where
 * that matters, use the log-odds s, which both tails keep in full (`sampleLogit`, `logPdfLogit`).
 *
 * Functions take a number and return one where there is one row; or [n, b] numbers, flat.
 */
export class BinaryConcrete {
  /** The number of rows. */
  readonly b: number;
  /** Log-odds of 1, one for each row. */
  readonly logits: Float64Array;
  /** P(y > ½), one for each row. */
  readonly probs: Float64Array;
  /** Temperatures, one for each row. */
  readonly tau: Float64Array;

  /**
   * @throws TypeError where there are neither logits nor probs or both; RangeError where a logit is not finite, a
   *   probability not above 0 and below 1, or tau not one positive number or one for each row
   */
  constructor(parameters: BinaryParameters) {
    this.logits = logOdds(parameters ?? {});
    this.b = this.logits.length;
    this.probs = this.logits.map(sigmoid);
    this.tau = temperatures(parameters.tau, this.b);
  }

  /**
   * n draws of y from each row, [n, b] flat, one position of the stream each.
   * @param options `dtype` "float32", or the caller's own `out`
   * @throws TypeError, RangeError where an argument is unusable, before anything is drawn
   */
  sample(random: Random, n: number, options: { readonly dtype: "float32" }): Float32Array;
  sample<T extends Float64Array | Float32Array>(random: Random, n: number, options: { readonly out: T }): T;
  sample(random: Random, n: number, options?: { readonly dtype?: "float64" }): Float64Array;
  sample(random: Random, n: number, options?: DrawOptions): Float64Array | Float32Array {
    return this.#draw(random, n, options, sigmoid);
  }

  /** n draws of the log-odds s = log(y / (1 − y)), for the same arguments and from the same positions as `sample`. */
  sampleLogit(random: Random, n: number, options: { readonly dtype: "float32" }): Float32Array;
  sampleLogit<T extends Float64Array | Float32Array>(
    random: Random,
    n: number,
    options: { readonly out: T },
  ): T;
  sampleLogit(random: Random, n: number, options?: { readonly dtype?: "float64" }): Float64Array;
  sampleLogit(random: Random, n: number, options?: DrawOptions): Float64Array | Float32Array {
    return this.#draw(random, n, options, (s) => s);
  }

  /**
   * The log-density of y on (0, 1): log of τ α y^(−τ−1) (1 − y)^(−τ−1) / (α y^(−τ) + (1 − y)^(−τ))² with α = exp(logits)
   * (Maddison et al., appendix B). Its limits at 0 and 1, -Infinity outside.
   */
  logPdf(y: number): number;
  logPdf(y: ArrayLike<number>): Float64Array;
  logPdf(y: number | ArrayLike<number>): number | Float64Array {
    return perRow("y", y, this.b, checkNumber, (v, row) => this.#logDensity(v, row));
  }

  /** The density of y on (0, 1). */
  pdf(y: number): number;
  pdf(y: ArrayLike<number>): Float64Array;
  pdf(y: number | ArrayLike<number>): number | Float64Array {
    return perRow("y", y, this.b, checkNumber, (v, row) => exp(this.#logDensity(v, row)));
  }

  /** The log-density of the log-odds s, per unit of s: logistic with location logits / tau and scale 1 / tau. */
  logPdfLogit(s: number): number;
  logPdfLogit(s: ArrayLike<number>): Float64Array;
  logPdfLogit(s: number | ArrayLike<number>): number | Float64Array {
    return perRow("s", s, this.b, checkNumber, (v, row) => this.#logDensityOfLogit(v, row));
  }

  /** P(Y ≤ y), accurate where it is tiny. */
  cdf(y: number): number;
  cdf(y: ArrayLike<number>): Float64Array;
  cdf(y: number | ArrayLike<number>): number | Float64Array {
    return perRow("y", y, this.b, checkNumber, (v, row) => sigmoid(this.#standardise(clamped(v), row)));
  }

  /** P(Y > y), accurate where it is tiny. */
  survival(y: number): number;
  survival(y: ArrayLike<number>): Float64Array;
  survival(y: number | ArrayLike<number>): number | Float64Array {
    return perRow("y", y, this.b, checkNumber, (v, row) => sigmoid(-this.#standardise(clamped(v), row)));
  }

  /**
   * The y with P(Y ≤ y) = p.
   * @throws RangeError where p is outside [0, 1]
   */
  quantile(p: number): number;
  quantile(p: ArrayLike<number>): Float64Array;
  quantile(p: number | ArrayLike<number>): number | Float64Array {
    return perRow("p", p, this.b, checkProbability, (v, row) =>
      sigmoid((this.logits[row] + logit(v)) / this.tau[row]),
    );
  }

  /** The mean of the log-odds: logits / tau. */
  meanLogit(row?: number): number {
    const at = rowOf(row, this.b);
    return this.logits[at] / this.tau[at];
  }

  /** The variance of the log-odds: π² / (3 tau²). */
  varianceLogit(row?: number): number {
    const tau = this.tau[rowOf(row, this.b)];
    return (2 * PI_SQUARED_OVER_6) / (tau * tau);
  }

  /** The differential entropy of the log-odds, in nats: 2 − log tau. */
  entropyLogit(row?: number): number {
    return 2 - log(this.tau[rowOf(row, this.b)]);
  }

  /**
   * The Kullback–Leibler divergence of `other` from this distribution, in nats: d coth(d / 2) − 2, with d the
   * difference of their logits, where their temperatures are equal. For others there is no closed form.
   * @param other of the same temperature, and of one row or as many rows
   * @param row the number of the row, where there are several
   * @throws TypeError, RangeError where it is not
   */
  klDivergence(other: BinaryConcrete, row?: number): number {
    const at = rowOf(row, this.b);
    if (!(other instanceof BinaryConcrete)) {
      throw new TypeError(`other must be a BinaryConcrete, but is ${shown(other)}; pass one.`);
    }
    if (other.b !== 1 && other.b !== this.b) {
      throw new RangeError(`other has ${other.b} rows, but needs ${this.b} or 1; change it.`);
    }
    const from = other.b === 1 ? 0 : at;
    if (other.tau[from] !== this.tau[at]) {
      throw new RangeError(
        `other has tau ${other.tau[from]}, but must have ${this.tau[at]} as here, since there is no closed form else; ` +
          "estimate the divergence from draws.",
      );
    }
    return logisticDivergence(this.logits[at] - other.logits[from]);
  }

  /** What `sample` draws with these options, as plain data: what a pool sends to its workers. */
  task(): Task {
    return { what: "binary", logits: this.logits, tau: this.tau };
  }

  #draw(
    random: Random,
    n: number,
    options: DrawOptions | undefined,
    f: (s: number) => number,
  ): Float64Array | Float32Array {
    checkRandom(random);
    checkWhole("n", n, 0, 2 ** 33);
    const out = target(n * this.b, options);
    binaryInto(this.logits, this.tau, random, out, f);
    return out;
  }

  /** τ s − logits, which is standard logistic, for the log-odds s of y. */
  #standardise(y: number, row: number): number {
    return this.tau[row] * logit(y) - this.logits[row];
  }

  #logDensityOfLogit(s: number, row: number): number {
    const z = this.tau[row] * s - this.logits[row];
    return log(this.tau[row]) + logSigmoid(z) + logSigmoid(-z);
  }

  #logDensity(y: number, row: number): number {
    if (y < 0 || y > 1) return Number.NEGATIVE_INFINITY;
    if (y > 0 && y < 1) return this.#logDensityOfLogit(logit(y), row) - log(y) - log1p(-y);
    const tau = this.tau[row]; // near 0 the density is τ y^(τ−1) / α, near 1 it is τ α (1 − y)^(τ−1)
    if (tau !== 1) return tau > 1 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
    return y === 0 ? -this.logits[row] : this.logits[row];
  }
}

/** d coth(d / 2) − 2, by its series where it would cancel. */
function logisticDivergence(difference: number): number {
  const d = Math.abs(difference);
  if (d < 0.2) {
    const s = d * d;
    return (s / 6) * (1 - (s / 60) * (1 - (s / 42) * (1 - s / 40)));
  }
  const e = exp(-d);
  return (d * (1 + e)) / (1 - e) - 2;
}

function clamped(y: number): number {
  return Math.min(1, Math.max(0, y));
}
