import * as tf from "@tensorflow/tfjs";
import { checkWhole } from "../numeric/check";
import { checkIndices } from "./check";
import { stopGradient } from "./stopGradient";

/** One-hot rows of indices that are in range (unchecked). */
export function oneHotRows(z: tf.Tensor, k: number): tf.Tensor {
  // tf.oneHot refuses k = 1, and on WebAssembly writes past the end of its result for the dtype "bool".
  if (k === 1) return tf.ones([...z.shape, 1]);
  return tf.cast(tf.oneHot(tf.cast(z, "int32"), k), "float32");
}

/**
 * One-hot rows of indices, float32 with one axis of k more, each with exactly one 1. A constant for gradients.
 * @param z whole numbers from 0 to k − 1, any shape
 * @throws TypeError, RangeError where z or k is unusable (`tf.oneHot` makes rows of zeros of what is out of range)
 */
export function oneHot(z: tf.Tensor, k: number): tf.Tensor {
  checkWhole("k", k, 1, 2 ** 31 - 1);
  checkIndices("z", z, k);
  return tf.tidy(() => oneHotRows(stopGradient(z), k));
}
