import { APERY, EULER_GAMMA, PI_SQUARED_OVER_6 } from "../numeric/constants";

/** The covariance matrix of the estimates [loc, scale]. */
export type Covariance = readonly [readonly [number, number], readonly [number, number]];

const VARIANCE = PI_SQUARED_OVER_6;
const STANDARD_DEVIATION = Math.sqrt(VARIANCE);
/** 12 √6 ζ(3) / π³ = 1.1395…, the same for every Gumbel distribution; so is the kurtosis, 27/5. */
const SKEWNESS = (2 * APERY) / (VARIANCE * STANDARD_DEVIATION);
const KURTOSIS = 5.4;

function matrix(unit: number, loc: number, both: number, scale: number): Covariance {
  return [
    [unit * loc, unit * both],
    [unit * both, unit * scale],
  ];
}

/**
 * The large-sample covariance of the maximum likelihood estimates: the inverse of n times Fisher's information of one
 * value, [[1, γ − 1], [γ − 1, π²/6 + (1 − γ)²]] / scale² (Johnson, Kotz and Balakrishnan 1995, section 22.9):
 * Var loc = 1.109, Var scale = 0.608 and Cov = 0.257, each × scale² / n.
 */
export function maximumLikelihoodCovariance(scale: number, n: number): Covariance {
  const c = 1 - EULER_GAMMA;
  return matrix((scale * scale) / n, 1 + (c * c) / VARIANCE, c / VARIANCE, 1 / VARIANCE);
}

/**
 * The large-sample covariance of the moment estimates, by the delta method.
 *
 * Of n values with standard deviation σ, skewness s and kurtosis k, the mean has variance σ²/n, the sample standard
 * deviation (k − 1) σ²/(4n), and their covariance is s σ²/(2n). The estimates are linear in both: scale = √6/π times
 * the standard deviation, loc = mean − γ scale. Hence Var scale = 1.1, Var loc = 1.168, Cov = 0.096, each × scale² / n.
 */
export function momentsCovariance(scale: number, n: number): Covariance {
  const scaleVariance = (KURTOSIS - 1) / 4;
  const meanWithScale = (SKEWNESS * STANDARD_DEVIATION) / 2;
  const g = EULER_GAMMA;
  return matrix(
    (scale * scale) / n,
    VARIANCE - 2 * g * meanWithScale + g * g * scaleVariance,
    meanWithScale - g * scaleVariance,
    scaleVariance,
  );
}
