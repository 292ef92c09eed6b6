import { mean } from "../numeric/mean";
import type { Expectation, Objective } from "./objectives";

/** What becomes of fixed noise under μ and σ. */
export interface ReparameterizationView {
  /** z = μ + σ ε, one for each ε. */
  readonly z: Float64Array;
  /** ∂f(z)/∂μ = f′(z) · 1, one for each ε. */
  readonly mu: Float64Array;
  /** ∂f(z)/∂σ = f′(z) · ε, one for each ε. */
  readonly sigma: Float64Array;
  /** The means of f(z) and of both over all ε: the estimates. */
  readonly estimate: Expectation;
  /** What they estimate. */
  readonly exact: Expectation;
}

/**
 * The reparameterization trick (Kingma and Welling 2013; Rezende, Mohamed and Wierstra 2014): z = μ + σ ε with
 * ε ~ N(0, 1), so that a gradient flows through z to μ and σ.
 * @param noise ε, at least one
 */
export function reparameterized(
  mu: number,
  sigma: number,
  noise: Float64Array,
  { f, slope, expectation }: Objective,
): ReparameterizationView {
  const z = noise.map((epsilon) => mu + sigma * epsilon);
  const byMu = z.map(slope);
  const bySigma = byMu.map((value, i) => value * noise[i]);
  return {
    z,
    mu: byMu,
    sigma: bySigma,
    estimate: { value: mean(z.map(f)), mu: mean(byMu), sigma: mean(bySigma) },
    exact: expectation(mu, sigma),
  };
}
