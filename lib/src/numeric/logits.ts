import { type RowOptions, type Rows, rowsOf } from "./rows";

/** The largest of the k values from `from` on. */
export function maxOfRow(x: ArrayLike<number>, from: number, k: number): number {
  let most = x[from];
  for (let i = from + 1; i < from + k; i++) if (x[i] > most) most = x[i];
  return most;
}

/**
 * The rows of a flat array of logits, checked: -Infinity stands for probability 0.
 * @throws TypeError, RangeError as `rowsOf`, and where a logit is Infinity or a row holds only -Infinity
 */
export function logitRows(name: string, logits: ArrayLike<number>, options?: RowOptions): Rows {
  const shape = rowsOf(name, logits, options);
  for (let row = 0; row < shape.rows; row++) {
    const most = maxOfRow(logits, row * shape.k, shape.k);
    if (!Number.isFinite(most)) {
      throw new RangeError(
        `the largest of ${name}${shape.rows > 1 ? ` in row ${row}` : ""} is ${most}, but must be finite: ` +
          "no probabilities follow; change the logits.",
      );
    }
  }
  return shape;
}

/** The logits less the largest of their row: the same distributions, and no noise is lost to rounding. */
export function shiftedRows(logits: ArrayLike<number>, { rows, k }: Rows): Float64Array {
  const shifted = new Float64Array(rows * k);
  for (let row = 0; row < rows; row++) {
    const most = maxOfRow(logits, row * k, k);
    for (let i = row * k; i < (row + 1) * k; i++) shifted[i] = logits[i] - most;
  }
  return shifted;
}
