import { logOfTail } from "../numeric/log";
import { sigmoid } from "../numeric/sigmoid";
import type { Random } from "../random/Random";
import { eachTail } from "./noisyRows";

/**
 * Fills `out` with Binary Concrete draws, one position each: sigmoid of s = (logits + L) / tau with logistic noise
 * L = log U − log(1 − U), or s itself; draw i belongs to row i mod b. Unchecked.
 */
export function binaryInto(
  logits: Float64Array,
  tau: Float64Array,
  random: Random,
  out: Float64Array | Float32Array,
  f: (s: number) => number = sigmoid,
): void {
  const b = logits.length;
  eachTail(random, out.length, (i, t) => {
    const row = i % b;
    out[i] = f((logits[row] + logOfTail(t) - logOfTail(-t)) / tau[row]);
  });
}
