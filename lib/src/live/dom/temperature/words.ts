import type { TemperatureView } from "../../temperatureModel";
import { figures, tauText } from "../numbers";

/** What the cloud's picture shows, by the number of categories. */
export function legendOf(k: number): string {
  if (k === 2)
    return "The segment from y₁ = 0 (left) to 1 (right), its samples scattered downwards; above, the density of y₁.";
  if (k === 3) return "The simplex: a sample close to a corner is almost one-hot. The shade is the density.";
  return `A shadow of the simplex on a plane, Σ yᵢ · cornerᵢ with the corners of a regular ${SHAPES[k]}: samples that differ may fall together. The density is shown for 2 and 3 categories.`;
}

const SHAPES: Record<number, string> = { 4: "square", 5: "pentagon", 6: "hexagon" };

/** The cloud in words, for a reader who doesn't see it. */
export function cloudWords(view: TemperatureView, names: readonly string[], tau: number): string {
  const means = names.map((name, i) => `${name} ${view.mean[i].toFixed(2)}`).join(", ");
  const { cloud } = view;
  const k = names.length;
  let close = 0;
  for (let at = 0; at < cloud.length; at += k) for (let i = 0; i < k; i++) if (cloud[at + i] > 0.95) close++;
  const share = Math.round((100 * close * k) / cloud.length);
  return (
    `Cloud of ${cloud.length / k} relaxed samples at temperature ${tauText(tau)}: ${share} percent lie close to a corner. ` +
    `Mean: ${means}. Variance of the gradient: ${figures(view.gradientVariance)}.`
  );
}
