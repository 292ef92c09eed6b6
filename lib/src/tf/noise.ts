import * as tf from "@tensorflow/tfjs";
import { BinaryConcrete } from "../distributions/BinaryConcrete";
import { checkRandom } from "../distributions/noisyRows";
import { checkWhole, shown } from "../numeric/check";
import type { Random } from "../random/Random";

/** The number of values in a tensor of this shape, checked with the source before anything is drawn. */
function sizeOf(random: Random, shape: number[]): number {
  checkRandom(random);
  if (!Array.isArray(shape)) {
    throw new TypeError(
      `shape must be an array of whole numbers, but is ${shown(shape)}; pass for example [10].`,
    );
  }
  shape.forEach((d, i) => {
    checkWhole(`shape[${i}]`, d, 0, 2 ** 31 - 1);
  });
  return shape.reduce((size, d) => size * d, 1);
}

/**
 * Standard Gumbel noise as a float32 tensor, row-major: one position of the stream for each value, which are those of
 * `random.gumbel(n, { dtype: "float32" })`.
 * @param shape for example [n, b, k]
 * @throws TypeError, RangeError where the source or the shape is unusable, before anything is drawn
 */
export function gumbelNoise(random: Random, shape: number[]): tf.Tensor {
  const n = sizeOf(random, shape);
  return tf.tensor(random.gumbel(n, { dtype: "float32" }), shape, "float32");
}

/** Standard logistic noise log U − log(1 − U), for `binaryConcrete`; otherwise as `gumbelNoise`. */
export function logisticNoise(random: Random, shape: number[]): tf.Tensor {
  const n = sizeOf(random, shape);
  const standard = new BinaryConcrete({ logits: 0, tau: 1 });
  return tf.tensor(standard.sampleLogit(random, n, { dtype: "float32" }), shape, "float32");
}
