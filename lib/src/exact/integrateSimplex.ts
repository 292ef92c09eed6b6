import {
  checkFinite,
  checkFiniteValues,
  checkFunction,
  checkPositive,
  checkWhole,
  shown,
} from "../numeric/check";
import { exp } from "../numeric/exp";
import { logSumExpRow } from "../numeric/logSumExp";

/** The grid of an integral over the simplex, in the log-ratios x_i − x_k, i < k. */
export interface GridOptions {
  /** The middle of each log-ratio, k − 1 numbers; 0 by default. For relaxed logits, (logits_i − logits_k) / tau. */
  readonly center?: ArrayLike<number>;
  /** The unit of the grid: about the scale on which the integrand changes; 1 by default. For tau, 1 / tau. */
  readonly scale?: number;
  /** How far the grid reaches to each side, in units; 30 by default. */
  readonly reach?: number;
  /** The distance of its points, in units; 0.75 by default. */
  readonly step?: number;
}

/** An integral, and how far it is from that of every second point: more than its own error, by far. */
export interface Integral {
  readonly value: number;
  readonly error: number;
}

/**
 * ∫ f d(x_1 − x_k) … d(x_{k−1} − x_k) over all points x = log y of the simplex's interior, by the trapezoidal rule in
 * the log-ratios. For analytic integrands that vanish at both ends its error falls exponentially with 1 / step: for
 * the density of `ExpGumbelSoftmax`, with center and scale set, the default grid leaves 4e-10, 2e-9 and 3e-9 at k = 2, 3
 * and 4, half a million points at the last; a step of 0.5 leaves 1e-12.
 * @param k a whole number from 2 to 4
 * @param f the integrand at x, k log-coordinates with Σ exp(x_i) = 1; it must not keep or change the array
 * @throws TypeError, RangeError where an option is unusable, or f returns something that is not a finite number
 */
export function integrateLogRatios(
  k: number,
  f: (x: Float64Array) => number,
  { center: given, scale = 1, reach = 30, step = 0.75 }: GridOptions = {},
): Integral {
  checkWhole("k", k, 2, 4);
  checkFunction("f", f);
  const center = given ?? new Float64Array(k - 1);
  checkFiniteValues("center", center);
  if (center.length !== k - 1) {
    throw new RangeError(
      `center has ${center.length} values, but must have k - 1 = ${k - 1}; pass log-ratios.`,
    );
  }
  checkPositive("scale", scale);
  checkPositive("reach", reach);
  checkPositive("step", step);
  const side = Math.ceil(reach / step);
  const ratios = new Float64Array(k);
  const x = new Float64Array(k);
  let fine = 0;
  let coarse = 0;
  const visit = (i: number, even: boolean): void => {
    if (i === k - 1) {
      const total = logSumExpRow(ratios, 0, k);
      for (let j = 0; j < k; j++) x[j] = ratios[j] - total;
      const value = f(x);
      if (!Number.isFinite(value)) {
        throw new RangeError(`f(x) is ${shown(value)}, but must be a finite number everywhere; change f.`);
      }
      fine += value;
      if (even) coarse += value;
      return;
    }
    for (let j = -side; j <= side; j++) {
      ratios[i] = center[i] + j * step * scale;
      visit(i + 1, even && j % 2 === 0);
    }
  };
  visit(0, true);
  let cell = 1;
  let coarseCell = 1;
  for (let i = 1; i < k; i++) {
    cell *= step * scale;
    coarseCell *= 2 * step * scale;
  }
  checkFinite("the integral", fine * cell);
  return { value: fine * cell, error: Math.abs(fine * cell - coarse * coarseCell) };
}

/**
 * ∫ f(y) dy_1 … dy_{k−1} over the simplex, by `integrateLogRatios` of f(y) Π y_i, whatever singularities f has at the
 * boundary, if they can be integrated.
 * @param f the integrand at y, k positive coordinates that sum to 1; it must not keep or change the array
 * @throws TypeError, RangeError as `integrateLogRatios`
 */
export function integrateSimplex(k: number, f: (y: Float64Array) => number, options?: GridOptions): Integral {
  checkFunction("f", f);
  const weighted = (x: Float64Array) => {
    const value = f(x.map(exp));
    return Number.isFinite(value) ? value * exp(x.reduce((sum, v) => sum + v, 0)) : value;
  };
  return integrateLogRatios(k, weighted, options);
}
