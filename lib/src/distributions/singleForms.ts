import { exp } from "../numeric/exp";
import type { Categories } from "./categories";

/** What the kernels read of categories: b × k values in single precision. */
export interface SingleForms {
  /** Logits less the largest of their row. */
  readonly logits: Float32Array;
  /** exp(−logit): 1 for the likeliest category, Infinity for those less likely by e^-88 or impossible. */
  readonly weights: Float32Array;
}

const made = new WeakMap<Categories, SingleForms>();

/** The single-precision forms of categories, made at first use. */
export function singleForms(categories: Categories): SingleForms {
  let forms = made.get(categories);
  if (forms === undefined) {
    const { shifted } = categories;
    forms = { logits: Float32Array.from(shifted), weights: Float32Array.from(shifted, (v) => exp(-v)) };
    made.set(categories, forms);
  }
  return forms;
}

/** Temperatures beyond these are as good as 0 and infinite, and would overflow or vanish in single precision. */
const STEEPEST = 2 ** 100;

const scalesMade = new WeakMap<Float64Array, Float32Array>();

/**
 * log2(e) / τ for the kernels, kept to a range in which nothing overflows; one for all where all τ are one. Made once
 * for an array, which must not change.
 */
export function scalesOf(tau: Float64Array): Float32Array {
  let scales = scalesMade.get(tau);
  if (scales === undefined) {
    scales = new Float32Array(tau.every((t) => t === tau[0]) ? 1 : tau.length);
    for (let i = 0; i < scales.length; i++) {
      scales[i] = Math.min(STEEPEST, Math.max(1 / STEEPEST, Math.LOG2E / tau[i]));
    }
    scalesMade.set(tau, scales);
  }
  return scales;
}
