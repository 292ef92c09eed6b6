import { checkWhole, shown } from "../numeric/check";

/** Where a stream stands: plain data, which JSON and worker messages carry. */
export interface RandomState {
  /** The stream's 64-bit key, as 16 hexadecimal digits. */
  readonly key: string;
  /** How many draws were taken: a whole number from 0 to 2^53 - 1. */
  readonly position: number;
}

/**
 * Checks a state and gives its key as a number.
 * @throws TypeError, RangeError where it is none
 */
export function checkState(state: RandomState): bigint {
  if (state === null || typeof state !== "object") {
    throw new TypeError(
      `state must be an object { key, position }, but is ${shown(state)}; pass random.state().`,
    );
  }
  if (typeof state.key !== "string" || !/^[0-9a-f]{16}$/.test(state.key)) {
    throw new RangeError(
      `state.key is ${shown(state.key)}, but must be 16 hexadecimal digits in lower case; pass random.state().`,
    );
  }
  checkWhole("state.position", state.position, 0, Number.MAX_SAFE_INTEGER);
  return BigInt(`0x${state.key}`);
}
