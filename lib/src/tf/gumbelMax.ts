import * as tf from "@tensorflow/tfjs";
import { perturbed } from "./perturbed";
import { stopGradient } from "./stopGradient";

/**
 * The Gumbel-max trick: argmax(logits + g) over the last axis, which has the probabilities softmax(logits) where g is
 * standard Gumbel noise (Maddison, Tarlow and Minka 2014, equation 2).
 *
 * A constant for gradients: they flow through a `categoricalLogProb` of it, not through the draw. `tf.grad` throws
 * where nothing else depends on the logits, instead of giving zeros; `straightThrough` has a gradient.
 * @param logits [..., k], below Infinity; -Infinity is never drawn
 * @param g Gumbel noise of the same shape, or with more axes before it
 * @returns int32 indices, g's shape without its last axis; the first where several tie
 * @throws TypeError, RangeError where an argument is unusable
 */
export function gumbelMax(logits: tf.Tensor, g: tf.Tensor): tf.Tensor {
  return tf.tidy(() => tf.argMax(stopGradient(perturbed(logits, g).x), -1));
}
