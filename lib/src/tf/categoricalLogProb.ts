import * as tf from "@tensorflow/tfjs";
import { checkIndices, checkLogits } from "./check";
import { oneHotRows } from "./oneHot";
import { masked } from "./perturbed";
import { arityOf, checkEnds, rowsOf } from "./shapes";
import { logSoftmax } from "./softmax";
import { stopGradient } from "./stopGradient";

/**
 * log P(z) = logits_z − log Σ exp(logits) for categories z, with the gradient one-hot(z) − π for the logits (the score).
 * @param logits [..., k], below Infinity
 * @param z indices from 0 to k − 1 in the shape of the rows, or with more axes before it
 * @returns one value for each index; -Infinity for a category whose logit is, without gradient for that logit
 * @throws TypeError, RangeError where an argument is unusable
 */
export function categoricalLogProb(logits: tf.Tensor, z: tf.Tensor): tf.Tensor {
  const someImpossible = checkLogits("logits", logits);
  const k = arityOf(logits);
  checkIndices("z", z, k);
  checkEnds("z", z.shape, "the rows of logits", rowsOf(logits));
  return tf.tidy(() => {
    const chosen = tf.greater(oneHotRows(stopGradient(z), k), 0);
    const possible = someImpossible ? tf.greater(stopGradient(logits), Number.NEGATIVE_INFINITY) : undefined;
    const logProbs = logSoftmax(masked(possible, masked(possible, logits, 0), Number.NEGATIVE_INFINITY));
    // Each row has one 1: what is not chosen is put at 0 and not multiplied, since 0 · -Infinity is NaN.
    const picked = tf.where(chosen, tf.broadcastTo(logProbs, chosen.shape), tf.zeros(chosen.shape));
    return tf.sum(picked, -1);
  });
}
