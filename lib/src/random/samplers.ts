import { logOfNormal, logOfTail } from "../numeric/log";
import { normalFromTail } from "../numeric/normalQuantile";
import { minusLog32, minusLogOfTail32 } from "./log32";

/**
 * What turns tails into draws, in place: an array of tails becomes the array of draws. One loop for each precision:
 * engines compile a loop well for one kind of array only.
 */
export interface Transform {
  readonly double: (tails: Float64Array) => void;
  readonly single: (tails: Float32Array) => void;
}

/** The tail as it is. */
export const toTail: Transform = { double() {}, single() {} };

/** The largest numbers below 1, which 1 + t rounds up from for the smallest tails. */
const BELOW_ONE = 1 - 2 ** -53;
const BELOW_ONE_32 = 1 - 2 ** -24;

/** U itself, kept off 1. */
export const toUniform: Transform = {
  double(x) {
    for (let i = 0; i < x.length; i++) x[i] = x[i] < 0 ? Math.min(1 + x[i], BELOW_ONE) : x[i];
  },
  single(x) {
    for (let i = 0; i < x.length; i++) x[i] = x[i] < 0 ? Math.min(1 + x[i], BELOW_ONE_32) : x[i];
  },
};

/** −log U. */
export const toExponential: Transform = {
  double(x) {
    for (let i = 0; i < x.length; i++) x[i] = -logOfTail(x[i]);
  },
  single(x) {
    for (let i = 0; i < x.length; i++) x[i] = minusLogOfTail32(x[i]);
  },
};

/** −log(−log U). */
export const toGumbel: Transform = {
  double(x) {
    for (let i = 0; i < x.length; i++) x[i] = -logOfNormal(-logOfTail(x[i]));
  },
  single(x) {
    for (let i = 0; i < x.length; i++) x[i] = minusLog32(minusLogOfTail32(x[i]));
  },
};

/** Φ⁻¹(U); in double precision throughout, and rounded to single at the end. */
export const toNormal: Transform = {
  double(x) {
    for (let i = 0; i < x.length; i++) x[i] = normalOf(x[i]);
  },
  single(x) {
    for (let i = 0; i < x.length; i++) x[i] = normalOf(x[i]);
  },
};

function normalOf(tail: number): number {
  return tail < 0 ? normalFromTail(-tail) : 0 - normalFromTail(tail);
}
