import * as tf from "@tensorflow/tfjs";
import { withGradient } from "./withGradient";

/** Over the last axis, of scores whose rows have a finite largest one; -Infinity gives 0 and takes no gradient. */
export function softmax(x: tf.Tensor): tf.Tensor {
  return withGradient(
    x,
    (u) => tf.softmax(u),
    (dy, _, y) => tf.mul(y, tf.sub(dy, tf.sum(tf.mul(dy, y), -1, true))),
  );
}

/** log softmax over the last axis; -Infinity gives -Infinity. */
export function logSoftmax(x: tf.Tensor): tf.Tensor {
  return withGradient(
    x,
    (u) => {
      const fromLargest = tf.sub(u, tf.max(u, -1, true));
      return tf.sub(fromLargest, tf.log(tf.sum(tf.exp(fromLargest), -1, true)));
    },
    (dy, u) => tf.sub(dy, tf.mul(softmax(u), tf.sum(dy, -1, true))),
  );
}

/** 1 / (1 + exp(−x)), each element. */
export function sigmoid(x: tf.Tensor): tf.Tensor {
  return withGradient(
    x,
    (u) => tf.sigmoid(u),
    (dy, _, y) => tf.mul(dy, tf.mul(y, tf.sub(1, y))),
  );
}
