import { checkFiniteValues, checkPositive, shown } from "../numeric/check";
import { logitRows, shiftedRows } from "../numeric/logits";
import type { RowOptions } from "../numeric/rows";

/** Logits with the noise of n draws for each of their b rows; row i of n × b belongs to row i mod b of the logits. */
export interface Perturbed {
  readonly k: number;
  /** Rows of logits. */
  readonly b: number;
  /** Rows of noise, n × b. */
  readonly rows: number;
  /** The logits less the largest of their row, b × k. */
  readonly shifted: Float64Array;
}

/**
 * Checks logits and the noise that goes with them.
 * @throws TypeError, RangeError where the logits are unusable, or g is not finite or not a multiple of their number
 */
export function perturbed(logits: ArrayLike<number>, g: ArrayLike<number>, options: RowOptions): Perturbed {
  const shape = logitRows("logits", logits, options);
  checkFiniteValues("g", g);
  if (g.length % logits.length !== 0) {
    throw new RangeError(
      `g has ${g.length} values, but needs a multiple of the ${logits.length} logits; pass one for each logit and draw.`,
    );
  }
  return { k: shape.k, b: shape.rows, rows: g.length / shape.k, shifted: shiftedRows(logits, shape) };
}

/** Perturbed logits with their temperatures: what every relaxation is computed from. */
export interface Heated extends Perturbed {
  /** Temperatures, one for each of the b rows. */
  readonly taus: Float64Array;
}

/**
 * Checks what a relaxation takes.
 * @throws TypeError, RangeError where `perturbed` or `temperatures` refuses it
 */
export function heated(
  logits: ArrayLike<number>,
  g: ArrayLike<number>,
  tau: number | ArrayLike<number>,
  options: RowOptions,
): Heated {
  const found = perturbed(logits, g, options);
  return { ...found, taus: temperatures(tau, found.b) };
}

/**
 * Temperatures, one for each of b rows, from one number or an array of b.
 * @throws TypeError, RangeError where there are not b of them, or one is not a finite number above 0
 */
export function temperatures(tau: number | ArrayLike<number>, b: number): Float64Array {
  if (typeof tau === "number") {
    checkPositive("tau", tau);
    return new Float64Array(b).fill(tau);
  }
  if (tau === null || typeof tau !== "object") {
    throw new TypeError(
      `tau must be a number or an array of numbers, but is ${shown(tau)}; pass for example 0.5.`,
    );
  }
  checkFiniteValues("tau", tau);
  if (tau.length !== b) {
    throw new RangeError(
      `tau has ${tau.length} values, but the logits have ${b} rows; pass one number, or one for each row.`,
    );
  }
  for (let i = 0; i < b; i++) checkPositive(`tau[${i}]`, tau[i]);
  return Float64Array.from(tau);
}
