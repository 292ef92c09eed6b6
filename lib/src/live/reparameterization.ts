import { look } from "../figures/palette";
import type { Spec } from "../figures/spec";
import { checkFinite } from "../numeric/check";
import { createRandom } from "../random/createRandom";
import type { Seed } from "../random/key";
import { Random } from "../random/Random";
import { OBJECTIVES, type Objective } from "./objectives";
import type { Beginning, LiveWords } from "./output";
import { reparameterized } from "./reparameterizationModel";

/** The ends of the sliders. */
export const MU_RANGE: readonly [number, number] = [-2, 2];
export const SIGMA_RANGE: readonly [number, number] = [0.1, 1.5];
/** Values of ε behind the estimates, and those of them that are drawn. */
export const NOISES = 1000;
export const DRAWN = 15;
/** The part of the z axis that is shown. */
export const Z_RANGE: readonly [number, number] = [-5, 5];

/** How the reparameterization trick begins. */
export interface ReparameterizationOptions extends LiveWords {
  /** From -2 to 2; -0.5 by default. */
  readonly mu?: number;
  /** From 0.1 to 1.5; 0.8 by default. */
  readonly sigma?: number;
  /** The function f(z): "square" (the default) is (z − 1)², "sine" is sin z, "step" is 1 where z > 1, else 0. */
  readonly f?: "square" | "sine" | "step";
  /** The seed of ε; 1 by default. */
  readonly seed?: Seed;
}

/** All of the options, the defaults filled in. */
export interface ReparameterizationSettings {
  readonly mu: number;
  readonly sigma: number;
  readonly f: string;
  /** The key of the stream of ε. */
  readonly key: string;
}

/** The function of that name. @throws RangeError where there is none */
export function objectiveOf(key: string): Objective {
  const found = OBJECTIVES.find((objective) => objective.key === key);
  if (found) return found;
  throw new RangeError(`f is '${key}', but must be one of ${OBJECTIVES.map((one) => one.key).join(", ")}.`);
}

/** @throws RangeError, TypeError where an option is unusable */
export function reparameterizationSettings(options: ReparameterizationOptions): ReparameterizationSettings {
  const { mu = -0.5, sigma = 0.8, f = "square", seed = 1 } = options;
  for (const [name, value, [least, most]] of [
    ["mu", mu, MU_RANGE],
    ["sigma", sigma, SIGMA_RANGE],
  ] as const) {
    checkFinite(name, value);
    if (value < least || value > most)
      throw new RangeError(`${name} is ${value}, but the slider goes from ${least} to ${most}.`);
  }
  return { mu, sigma, f: objectiveOf(f).key, key: createRandom(seed).state().key };
}

/** The component's settings and static picture. */
export function beginReparameterization(options: ReparameterizationOptions): Beginning {
  const settings = reparameterizationSettings(options);
  const { mu, sigma, key } = settings;
  const objective = objectiveOf(settings.f);
  const noise = Random.fromState({ key, position: 0 }).normal(NOISES);
  const { z, estimate, exact } = reparameterized(mu, sigma, noise, objective);
  return {
    settings,
    picture: picture(z.subarray(0, DRAWN), objective),
    height: 360,
    alt:
      `The curve ${objective.label} with ${DRAWN} points z = μ + σ ε on it, for μ = ${mu} and σ = ${sigma}. ` +
      `The mean of ∂f/∂μ over ${NOISES} fixed ε is ${estimate.mu.toFixed(2)}, its exact value ${exact.mu.toFixed(2)}.`,
    caption:
      "Fixed noise ε, carried to z by μ and σ. In the book and in JupyterLab both can be moved and the gradients followed.",
  };
}

function picture(z: Float64Array, { f, label, range }: Objective): Spec {
  const grid = Array.from({ length: 121 }, (_, i) => Z_RANGE[0] + ((Z_RANGE[1] - Z_RANGE[0]) * i) / 120);
  return {
    data: [
      {
        type: "scatter",
        mode: "lines",
        name: label,
        x: grid,
        y: grid.map(f),
        line: { color: look(0).colour, simplify: false },
      },
      {
        type: "scatter",
        mode: "markers",
        name: "z = μ + σ ε",
        x: z,
        y: z.map(f),
        marker: { color: look(1).colour, symbol: look(1).marker, size: 9 },
      },
    ],
    layout: {
      showlegend: true,
      xaxis: { title: { text: "z" }, range: Z_RANGE },
      yaxis: { title: { text: "f(z)" }, range },
    },
  };
}
