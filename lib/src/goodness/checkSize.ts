import { checkNumber } from "../numeric/check";

/** Throws unless a size (probability of a false alarm) or power is above 0 and below 1. */
export function checkOpenProbability(name: string, value: number): void {
  checkNumber(name, value);
  if (!(value > 0 && value < 1)) {
    throw new RangeError(`${name} is ${value}, but must be between 0 and 1; pass for example 0.001.`);
  }
}
