import { checkWhole } from "../numeric/check";

/** Temperatures for the two relaxed distributions of a variational autoencoder. */
export interface AdvisedTemperature {
  readonly prior: number;
  readonly posterior: number;
}

const BY_ARITY: Readonly<Record<number, AdvisedTemperature>> = {
  2: { prior: 1 / 2, posterior: 2 / 3 },
  4: { prior: 2 / 3, posterior: 1 },
  8: { prior: 2 / 5, posterior: 2 / 3 },
};

/**
 * The temperatures that Maddison, Mnih and Teh (2016, section 5) found best for a discrete layer of k-ary nodes: they
 * tried k = 2, 4 and 8, and name 2/3 where one value is to serve for all, which any other k gets here.
 * @param k the number of categories, a whole number from 2
 * @throws RangeError where it is none
 */
export function advisedTemperature(k: number): AdvisedTemperature {
  checkWhole("k", k, 2, 2 ** 32);
  return BY_ARITY[k] ?? { prior: 2 / 3, posterior: 2 / 3 };
}

/**
 * 1 / (k − 1), the temperature up to which the relaxed density is log-convex and so has no mode inside the simplex
 * (Maddison et al., proposition 1d).
 * @param k the number of categories, a whole number from 2
 * @throws RangeError where it is none
 */
export function logConvexTemperature(k: number): number {
  checkWhole("k", k, 2, 2 ** 32);
  return 1 / (k - 1);
}
