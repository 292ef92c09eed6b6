import { Categorical } from "../distributions/Categorical";
import type { CategoryParameters } from "../distributions/categories";
import { checkFunction, shown } from "../numeric/check";

/** What `enumerate` finds. */
export interface Enumerated {
  /** E[f(z)]. */
  readonly expectation: number;
  /** Its gradient with respect to the logits, d × k. */
  readonly gradient: Float64Array;
}

/** As many states as are visited at most. */
const MOST = 2 ** 24;

/**
 * The exact expectation of f over d independent categorical variables, and its gradient with respect to their logits,
 * by visiting all k^d states: E[f] = Σ_z p(z) f(z) and ∂E[f] / ∂logits_{ic} = Σ_z p(z) f(z) (z_{ic} − π_{ic}), by
 * ∂ log p(z) / ∂logits_{ic} = z_{ic} − π_{ic}. States of probability 0 are left out.
 * @param parameters d rows of k logits or probs, as for `Categorical`
 * @param f a finite number for each state, d × k values flat, one-hot rows; it must not keep or change the array
 * @throws RangeError where there are more than 2^24 states, or f returns something that is not a finite number
 */
export function enumerate(parameters: CategoryParameters, f: (z: Float64Array) => number): Enumerated {
  const { b: d, k, probs } = new Categorical(parameters);
  checkFunction("f", f);
  let states = 1;
  for (let i = 0; i < d; i++) states *= k;
  if (states > MOST) {
    throw new RangeError(
      `there are ${k}^${d} states, but at most ${MOST} can be visited; use fewer variables.`,
    );
  }
  const z = new Float64Array(d * k);
  const toState = new Float64Array(d * k);
  let expectation = 0;
  const visit = (row: number, p: number): void => {
    if (row === d) {
      const value = f(z);
      if (!Number.isFinite(value)) {
        throw new RangeError(
          `f(z) is ${shown(value)}, but must be a finite number for every state; change f.`,
        );
      }
      expectation += p * value;
      for (let i = 0; i < z.length; i++) if (z[i] === 1) toState[i] += p * value;
      return;
    }
    for (let i = row * k; i < (row + 1) * k; i++) {
      if (probs[i] === 0) continue;
      z[i] = 1;
      visit(row + 1, p * probs[i]);
      z[i] = 0;
    }
  };
  visit(0, 1);
  return { expectation, gradient: toState.map((v, i) => v - probs[i] * expectation) };
}
