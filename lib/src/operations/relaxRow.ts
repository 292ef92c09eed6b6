import { argmaxRow } from "../numeric/argmax";
import { exp } from "../numeric/exp";
import { log1p } from "../numeric/log1p";
import { maxOfRow } from "../numeric/logits";

/** Turns a row of k perturbed logits into a relaxed sample, in place. Unchecked. */
export type RelaxRow = (z: Float64Array, tau: number) => void;

/** softmax(z / tau), from the differences to the largest z, so that no temperature overflows. */
export function relaxRow(z: Float64Array, tau: number): void {
  const most = maxOfRow(z, 0, z.length);
  let sum = 0;
  for (let i = 0; i < z.length; i++) {
    z[i] = exp((z[i] - most) / tau);
    sum += z[i];
  }
  for (let i = 0; i < z.length; i++) z[i] /= sum;
}

/**
 * log softmax(z / tau). The largest coordinate is −log(1 + the sum of the others' ratios to it), which keeps its
 * relative accuracy where it is next to 0, as all are at low temperatures.
 */
export function logRelaxRow(z: Float64Array, tau: number): void {
  const winner = argmaxRow(z, 0, z.length);
  const most = z[winner];
  let others = 0;
  for (let i = 0; i < z.length; i++) {
    z[i] = (z[i] - most) / tau;
    if (i !== winner) others += exp(z[i]);
  }
  const total = log1p(others);
  for (let i = 0; i < z.length; i++) z[i] -= total;
}

/** One-hot at the largest z, the first of them where several tie. */
export function hardRow(z: Float64Array): void {
  const winner = argmaxRow(z, 0, z.length);
  z.fill(0);
  z[winner] = 1;
}
