import { checkValues } from "./check";
import { max } from "./max";

/**
 * exp(x_i) / Σ exp(x_j): the probabilities that logits stand for, without overflow.
 * @param x at least one logit; -Infinity has probability 0
 * @throws RangeError where x is empty, holds NaN or Infinity, or holds only -Infinity
 */
export function softmax(x: ArrayLike<number>): Float64Array {
  checkValues("x", x);
  const m = max(x);
  if (!Number.isFinite(m)) {
    throw new RangeError(`the largest of x is ${m}, but must be finite: no probabilities follow; change x.`);
  }
  const y = new Float64Array(x.length);
  let sum = 0;
  for (let i = 0; i < x.length; i++) {
    y[i] = Math.exp(x[i] - m);
    sum += y[i];
  }
  for (let i = 0; i < y.length; i++) y[i] /= sum;
  return y;
}
