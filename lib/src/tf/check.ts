import * as tf from "@tensorflow/tfjs";
import { checkWhole, shown } from "../numeric/check";

/** Throws unless x is a tensor of numbers with at least `rank` axes and one value. */
export function checkTensor(name: string, x: tf.Tensor, rank = 0): void {
  if (!(x instanceof tf.Tensor)) {
    throw new TypeError(
      `${name} must be a tensor, but is ${shown(x)}; pass for example tf.tensor1d([1, 2]).`,
    );
  }
  if (x.dtype !== "float32" && x.dtype !== "int32") {
    throw new TypeError(`${name} has dtype ${x.dtype}, but must be of numbers, float32; cast it.`);
  }
  if (x.rank < rank || x.size === 0) {
    throw new RangeError(
      `${name} has shape [${x.shape}], but must have at least ${rank} axes and one value; reshape it.`,
    );
  }
}

function refuse(name: string, value: unknown, at: number, domain: string): never {
  throw new RangeError(`${name} holds ${value} at flat index ${at}, but must ${domain}; change it.`);
}

/** Throws unless x is a tensor of at least `rank` axes and one value, and all its values are finite. */
export function checkFiniteTensor(name: string, x: tf.Tensor, rank = 0): void {
  checkTensor(name, x, rank);
  x.dataSync().forEach((value, i) => {
    if (!Number.isFinite(value)) refuse(name, value, i, "hold finite numbers");
  });
}

/**
 * Throws unless the rows (last axis) of x are logits: none NaN or Infinity, and not all of a row -Infinity.
 * @returns whether any is -Infinity
 */
export function checkLogits(name: string, x: tf.Tensor): boolean {
  checkTensor(name, x, 1);
  const values = x.dataSync();
  const k = x.shape[x.rank - 1];
  let impossible = 0;
  for (let i = 0, inRow = 0; i < values.length; i++) {
    const value = values[i];
    if (!(value < Number.POSITIVE_INFINITY)) refuse(name, value, i, "hold numbers below Infinity");
    if (value === Number.NEGATIVE_INFINITY) {
      impossible++;
      inRow++;
    }
    if ((i + 1) % k === 0) {
      if (inRow === k) refuse(name, "only -Infinity", i + 1 - k, "have a finite logit in each row");
      inRow = 0;
    }
  }
  return impossible > 0;
}

/** The temperatures for which the square, which gradients divide by, is a normal float32. */
const LEAST = 1e-18;
const MOST = 1e18;

/** Throws unless tau is a number, or a tensor of numbers, in [1e-18, 1e18]. */
export function checkTau(tau: number | tf.Tensor): void {
  if (typeof tau !== "number") checkTensor("tau", tau);
  const values = typeof tau === "number" ? [tau] : tau.dataSync();
  for (const value of values) {
    if (!(value >= LEAST && value <= MOST)) {
      throw new RangeError(
        `tau is ${shown(value)}, but must be above 0, and from 1e-18 to 1e18 in float32; pass for example 0.5.`,
      );
    }
  }
}

/** Throws unless z is a tensor of whole numbers from 0 to k − 1. */
export function checkIndices(name: string, z: tf.Tensor, k: number): void {
  checkTensor(name, z);
  z.dataSync().forEach((value, i) => {
    checkWhole(`${name}[${i}]`, value, 0, k - 1);
  });
}
