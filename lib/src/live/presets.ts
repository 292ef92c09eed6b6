/** A figure of a paper, as settings of the temperature model. */
export interface Preset {
  readonly key: string;
  /** The figure that it belongs to. */
  readonly group: string;
  readonly label: string;
  readonly probs: readonly number[];
  readonly tau: number;
}

const JANG = "Jang, Gu and Poole, Figure 1";
const MADDISON = "Maddison, Mnih and Teh, Figure 2";
const BINARY = "Two categories (binary Concrete)";

/** The least temperature on the slider, which stands for the papers' limit τ → 0. */
const NEAR_ZERO = 0.01;
/** Jang et al. print no numbers for their figure: these probabilities are the course's. */
const FIVE = [0.1, 0.35, 0.15, 0.3, 0.1];
/** α = (2, ½, 1), divided by its sum. */
const ALPHA = [2 / 3.5, 0.5 / 3.5, 1 / 3.5];

/** The figures of the papers, in the order of the list. */
export const PRESETS: readonly Preset[] = [
  ...[0.1, 0.5, 1, 10].map((tau) => preset(JANG, `jang-${tau}`, `Jang et al., τ = ${tau}`, FIVE, tau)),
  preset(MADDISON, "maddison-0", "Maddison et al., λ → 0", ALPHA, NEAR_ZERO),
  preset(MADDISON, "maddison-0.5", "Maddison et al., λ = 1/2", ALPHA, 0.5),
  preset(MADDISON, "maddison-1", "Maddison et al., λ = 1", ALPHA, 1),
  preset(MADDISON, "maddison-2", "Maddison et al., λ = 2", ALPHA, 2),
  preset(BINARY, "binary-0.5", "Binary Concrete, λ = 1/2", [0.5, 0.5], 0.5),
  preset(BINARY, "binary-1", "Binary Concrete, λ = 1", [0.5, 0.5], 1),
  preset(BINARY, "binary-2", "Binary Concrete, λ = 2", [0.5, 0.5], 2),
];

function preset(group: string, key: string, label: string, probs: readonly number[], tau: number): Preset {
  return { key, group, label, probs, tau };
}
