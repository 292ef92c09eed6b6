import { exp } from "../numeric/exp";
import { normalCdf } from "../numeric/normalCdf";

/** What a function's expectation over z ~ N(μ, σ²) is, and how it changes. */
export interface Expectation {
  readonly value: number;
  /** ∂/∂μ of the value. */
  readonly mu: number;
  /** ∂/∂σ of the value. */
  readonly sigma: number;
}

/** A function of z, its slope, and its expectation in closed form. */
export interface Objective {
  readonly key: string;
  readonly label: string;
  /** A few letters, for a button. */
  readonly short: string;
  f(z: number): number;
  slope(z: number): number;
  expectation(mu: number, sigma: number): Expectation;
  /** The values that a picture shows. */
  readonly range: readonly [number, number];
}

/** Where the square has its least value and the step its step. */
const AT = 1;

/** The density of N(0, 1). */
function normalDensity(x: number): number {
  return exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
}

/** The functions to choose from: one with a minimum, one that waves, and one whose slope says nothing. */
export const OBJECTIVES: readonly Objective[] = [
  {
    key: "square",
    label: "f(z) = (z − 1)²",
    short: "(z − 1)²",
    f: (z) => (z - AT) * (z - AT),
    slope: (z) => 2 * (z - AT),
    expectation: (mu, sigma) => ({
      value: (mu - AT) * (mu - AT) + sigma * sigma,
      mu: 2 * (mu - AT),
      sigma: 2 * sigma,
    }),
    range: [-1, 14],
  },
  {
    key: "sine",
    label: "f(z) = sin z",
    short: "sin z",
    f: Math.sin,
    slope: Math.cos,
    expectation: (mu, sigma) => {
      const damping = exp(-0.5 * sigma * sigma);
      return {
        value: Math.sin(mu) * damping,
        mu: Math.cos(mu) * damping,
        sigma: -sigma * Math.sin(mu) * damping,
      };
    },
    range: [-1.5, 1.6],
  },
  {
    key: "step",
    label: "f(z) = 1 if z > 1, else 0",
    short: "step at 1",
    f: (z) => (z > AT ? 1 : 0),
    slope: () => 0,
    expectation: (mu, sigma) => {
      const u = (mu - AT) / sigma;
      return {
        value: normalCdf(u),
        mu: normalDensity(u) / sigma,
        sigma: (-u * normalDensity(u)) / sigma,
      };
    },
    range: [-0.3, 1.5],
  },
];
