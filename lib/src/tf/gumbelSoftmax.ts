import * as tf from "@tensorflow/tfjs";
import { oneHotRows } from "./oneHot";
import { masked, overTau, perturbed } from "./perturbed";
import { arityOf } from "./shapes";
import { logSoftmax, softmax } from "./softmax";
import { stopGradient } from "./stopGradient";

/**
 * The Gumbel-Softmax relaxation y = softmax((logits + g) / tau) over the last axis (Jang, Gu and Poole 2016, equation
 * 2; Maddison, Mnih and Teh 2016, equation 10), float32, with gradients for logits, g and tau, of any order.
 *
 * Values are read to be checked, which waits for a GPU where one computes.
 * @param logits [..., k], below Infinity; -Infinity gives y = 0, with gradient 0
 * @param g Gumbel noise of the same shape, or with more axes before it: `gumbelNoise(random, [n, b, k])`
 * @param tau the temperature, from 1e-18 to 1e18: a number, a scalar (a learned one, say), or a tensor with the shape
 *   of the rows, such as [b]
 * @returns y in g's shape, each row on the simplex
 * @throws TypeError, RangeError where an argument is unusable
 */
export function gumbelSoftmax(logits: tf.Tensor, g: tf.Tensor, tau: number | tf.Tensor): tf.Tensor {
  return tf.tidy(() => softmax(overTau(perturbed(logits, g), tau)));
}

/**
 * log y of `gumbelSoftmax`, finite where y underflows (Maddison et al. 2016, appendix C.3, "ExpConcrete"). Arguments
 * and errors are those of `gumbelSoftmax`; a logit of -Infinity gives -Infinity, whose cotangent counts for nothing.
 */
export function logGumbelSoftmax(logits: tf.Tensor, g: tf.Tensor, tau: number | tf.Tensor): tf.Tensor {
  return tf.tidy(() => {
    const both = perturbed(logits, g);
    return masked(both.possible, logSoftmax(overTau(both, tau)), Number.NEGATIVE_INFINITY);
  });
}

/**
 * Straight-through Gumbel-Softmax: forward the one-hot row of argmax(logits + g), backward the vector–Jacobian product
 * of `gumbelSoftmax` for the same cotangent (Jang et al. 2016, section 2.2). The first index wins where several tie.
 * Arguments and errors are those of `gumbelSoftmax`; tau has a part in the gradient alone.
 */
export function straightThrough(logits: tf.Tensor, g: tf.Tensor, tau: number | tf.Tensor): tf.Tensor {
  return tf.tidy(() => {
    const both = perturbed(logits, g);
    const y = softmax(overTau(both, tau));
    const z = oneHotRows(tf.argMax(stopGradient(both.x), -1), arityOf(both.x));
    // z itself, with a gradient of its own: nothing then depends on the order in which y is added and taken off.
    const pass = tf.customGrad(() => ({ value: tf.clone(z), gradFunc: (dy: tf.Tensor) => dy }));
    return pass(y);
  });
}
