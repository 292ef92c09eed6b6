import { exp } from "./exp";
import { log1p } from "./log1p";

/** 1 / (1 + exp(−x)), to full relative accuracy in its lower tail (its upper tail is that of −x, from 1). */
export function sigmoid(x: number): number {
  if (x >= 0) return 1 / (1 + exp(-x));
  const e = exp(x);
  return e / (1 + e);
}

/** log(1 / (1 + exp(−x))), without overflow; 0 at Infinity, -Infinity at -Infinity. */
export function logSigmoid(x: number): number {
  return x >= 0 ? 0 - log1p(exp(-x)) : x - log1p(exp(x));
}
