import { checkValues, shown } from "../numeric/check";
import { log } from "../numeric/log";
import { logitRows, shiftedRows } from "../numeric/logits";
import { logSumExp } from "../numeric/logSumExp";
import { type Rows, rowsOf } from "../numeric/rows";
import { softmax } from "../numeric/softmax";

/** Numbers in a row, in nested rows of one length, or flat with k. */
export type NumberRows = ArrayLike<number> | ArrayLike<ArrayLike<number>>;

/**
 * Categories by logits (any constant may be added to a row's) or by probabilities: k of them, b rows of k nested, or
 * b × k flat with `k`.
 */
export type CategoryParameters =
  | { readonly logits: NumberRows; readonly probs?: undefined; readonly k?: number }
  | { readonly probs: NumberRows; readonly logits?: undefined; readonly k?: number };

/** b rows of k categories. */
export interface Categories {
  readonly k: number;
  readonly b: number;
  /** Logits less the largest of their row, b × k. */
  readonly shifted: Float64Array;
  /** Probabilities, b × k; each row sums to 1 to rounding. */
  readonly probs: Float64Array;
}

/** How far the sum of a row of probabilities may be from 1: room for probabilities computed in single precision. */
const TOLERANCE = 1e-6;

function flat(name: string, values: NumberRows, k?: number): { x: ArrayLike<number>; k: number | undefined } {
  const first = values?.[0];
  if (first === null || typeof first !== "object") return { x: values as ArrayLike<number>, k };
  const nested = Array.from(values as ArrayLike<ArrayLike<number>>);
  if (k !== undefined && k !== first.length) {
    throw new RangeError(
      `k is ${shown(k)}, but the rows of ${name} have ${first.length} values; leave k away.`,
    );
  }
  nested.forEach((row, i) => {
    checkValues(`${name}[${i}]`, row);
    if (row.length !== first.length) {
      throw new RangeError(
        `${name}[${i}] has ${row.length} values, but ${name}[0] has ${first.length}; pass rows of one length.`,
      );
    }
  });
  return { x: nested.flatMap((row) => Array.from(row)), k: first.length };
}

/** Checks probabilities and divides each row by its sum. */
function normalised(x: ArrayLike<number>, { rows, k }: Rows): Float64Array {
  const probs = Float64Array.from(x);
  for (let row = 0; row < rows; row++) {
    let sum = 0;
    for (let i = row * k; i < (row + 1) * k; i++) {
      if (probs[i] < 0) {
        throw new RangeError(
          `probs[${i}] is ${probs[i]}, but must not be negative; pass log-probabilities as logits.`,
        );
      }
      sum += probs[i];
    }
    if (!(Math.abs(sum - 1) <= TOLERANCE)) {
      throw new RangeError(
        `probs${rows > 1 ? ` in row ${row}` : ""} sums to ${sum}, but must sum to 1 within ${TOLERANCE}; ` +
          "divide by the sum, or pass unnormalised log-probabilities as logits.",
      );
    }
    for (let i = row * k; i < (row + 1) * k; i++) probs[i] /= sum;
  }
  return probs;
}

/**
 * Checks categories and gives them in both forms.
 * @throws TypeError where neither logits nor probs or both are given, or they are no numbers; RangeError where a logit is
 *   NaN or Infinity, a row has -Infinity only, a probability is negative, a row does not sum to 1 within 1e-6, or rows
 *   do not have one length
 */
export function categories(parameters: CategoryParameters): Categories {
  const { logits, probs, k: given } = parameters ?? {};
  if ((logits === undefined) === (probs === undefined)) {
    throw new TypeError(
      `parameters must have either logits or probs, but have ${logits === undefined ? "neither" : "both"}; ` +
        "pass for example { probs: [0.5, 0.5] }.",
    );
  }
  if (logits !== undefined) {
    const { x, k } = flat("logits", logits, given);
    const shape = logitRows("logits", x, { k });
    const shifted = shiftedRows(x, shape);
    return { k: shape.k, b: shape.rows, shifted, probs: softmax(shifted, { k: shape.k }) };
  }
  const { x, k } = flat("probs", probs as NumberRows, given);
  const shape = rowsOf("probs", x, { k });
  const normal = normalised(x, shape);
  return { k: shape.k, b: shape.rows, shifted: shiftedRows(normal.map(log), shape), probs: normal };
}

/** Log-probabilities, b × k: the logits less the log-sum-exp of their row, also where a probability underflows. */
export function logProbs({ shifted, k }: Categories): Float64Array {
  const total = logSumExp(shifted, { k });
  return shifted.map((v, i) => v - total[Math.floor(i / k)]);
}
