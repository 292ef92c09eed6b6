import * as tf from "@tensorflow/tfjs";
import { checkFiniteTensor, checkTau } from "./check";
import { checkEnds } from "./shapes";
import { sigmoid } from "./softmax";

/**
 * The Binary Concrete relaxation y = 1 / (1 + exp(−(logits + noise) / tau)) (Maddison, Mnih and Teh 2016, appendix B),
 * each element on its own, float32, with gradients for logits, noise and tau, of any order.
 * @param logits log-odds of 1, finite
 * @param noise standard logistic noise of the same shape, or with more axes before it: `logisticNoise(random, shape)`
 * @param tau the temperature, from 1e-18 to 1e18: a number, or a tensor that broadcasts to the noise's shape
 * @returns y in (0, 1), rounded, in the noise's shape; y > ½ with the probability of 1
 * @throws TypeError, RangeError where an argument is unusable
 */
export function binaryConcrete(logits: tf.Tensor, noise: tf.Tensor, tau: number | tf.Tensor): tf.Tensor {
  checkFiniteTensor("logits", logits);
  checkFiniteTensor("noise", noise);
  checkTau(tau);
  checkEnds("noise", noise.shape, "logits", logits.shape);
  if (typeof tau !== "number") checkEnds("noise", noise.shape, "tau", tau.shape);
  return tf.tidy(() => sigmoid(tf.div(tf.add(logits, noise), tau)));
}
