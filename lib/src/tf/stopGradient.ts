import * as tf from "@tensorflow/tfjs";

/**
 * x as a constant: the same values, through which no gradient flows. Comparisons, argMax and other operations that have
 * no gradient in TensorFlow.js can be taken of it inside `tf.grad`, where of x itself they throw.
 * @param x a tensor of any shape
 * @returns a new tensor of the same shape and dtype
 */
export function stopGradient<T extends tf.Tensor>(x: T): T {
  // A variable takes part in the tape under a name of its own, with the same data.
  const constant = tf.variable(x, false);
  const y = tf.clone(constant);
  constant.dispose();
  return y as unknown as T;
}
