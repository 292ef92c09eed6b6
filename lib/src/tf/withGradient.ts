import * as tf from "@tensorflow/tfjs";

/**
 * y = value(x) with the gradient `vjp(dy, x, y)`, differentiable as often as `vjp` is.
 *
 * TensorFlow.js keeps results for the backward pass without their history: the second derivative of its own exp,
 * sigmoid and softmax throws "Cannot compute gradient". Here the kept y, too, is a function of x: the backward pass
 * gets it through another operation of this kind, which costs a copy and nothing more.
 * @param vjp of the cotangent dy, x and y, made of differentiable operations: x's cotangent
 */
export function withGradient(
  x: tf.Tensor,
  value: (x: tf.Tensor) => tf.Tensor,
  vjp: (dy: tf.Tensor, x: tf.Tensor, y: tf.Tensor) => tf.Tensor,
): tf.Tensor {
  const operation = tf.customGrad((...given) => {
    const [input, save] = given as unknown as [tf.Tensor, tf.GradSaveFunc];
    const y = value(input);
    save([input, y]);
    const gradFunc = (dy: tf.Tensor, saved: tf.Tensor[]) => {
      const [kept, known] = saved;
      return vjp(
        dy,
        kept,
        withGradient(kept, () => tf.clone(known), vjp),
      );
    };
    return { value: y, gradFunc };
  });
  return operation(x);
}
