import * as tf from "@tensorflow/tfjs";
import { checkFiniteTensor, checkLogits, checkTau } from "./check";
import { checkEnds, rowsOf } from "./shapes";
import { stopGradient } from "./stopGradient";

/** Logits with noise, and where they are possible. */
export interface Perturbed {
  /** Logits less their row's largest, plus g. */
  readonly x: tf.Tensor;
  /** Where x is above -Infinity; undefined where it is everywhere. */
  readonly possible: tf.Tensor | undefined;
}

/**
 * Checks logits and noise, and adds them, in the shape that both broadcast to. Each row's largest logit is taken off
 * first, as a constant, so that float32 does not round noise away beside logits of 1e4.
 * @throws TypeError, RangeError where one is unusable, or their shapes do not go together
 */
export function perturbed(logits: tf.Tensor, g: tf.Tensor): Perturbed {
  const someImpossible = checkLogits("logits", logits);
  checkFiniteTensor("g", g, 1);
  checkEnds("g", g.shape, "logits", logits.shape);
  const largest = tf.max(stopGradient(logits), -1, true);
  const x = tf.add(tf.sub(logits, largest), g);
  const possible = someImpossible ? tf.greater(stopGradient(x), Number.NEGATIVE_INFINITY) : undefined;
  return { x, possible };
}

/** `where` without a gradient for `other`; as it stands where there is no mask. */
export function masked(possible: tf.Tensor | undefined, x: tf.Tensor, other: number): tf.Tensor {
  return possible === undefined ? x : tf.where(possible, x, tf.fill(x.shape, other));
}

/**
 * x / tau, -Infinity where impossible, and with no gradient there: 0 · Infinity would be NaN.
 * @param tau a number, a scalar, or a tensor with the shape of x without its last axis, or an end of that shape
 */
export function overTau({ x, possible }: Perturbed, tau: number | tf.Tensor): tf.Tensor {
  checkTau(tau);
  if (typeof tau !== "number") checkEnds("the batch of g", rowsOf(x), "tau", tau.shape);
  const t = typeof tau === "number" || tau.rank === 0 ? tau : tf.expandDims(tau, -1);
  return masked(possible, tf.div(masked(possible, x, 0), t), Number.NEGATIVE_INFINITY);
}
