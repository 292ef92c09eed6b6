import type { GumbelSoftmax } from "../../../distributions/GumbelSoftmax";
import type { Place } from "../../projection";
import type { Theme } from "../theme";

/** The points at which the density of two categories is drawn; the ends, where it may be infinite, are left out. */
const POINTS = 120;
const Y = Float64Array.from({ length: 2 * POINTS }, (_, i) => {
  const y = (Math.floor(i / 2) + 0.5) / POINTS;
  return i % 2 === 0 ? y : 1 - y;
});
/** The density that the picture's height stands for; what is higher is cut off. */
const HIGHEST = 4;

/** The density of y₁ as a curve above the segment from the second category to the first. */
export function drawSegmentDensity(
  context: CanvasRenderingContext2D,
  law: GumbelSoftmax,
  [first, second]: readonly Place[],
  theme: Theme,
): void {
  const base = first.y - 36;
  const height = base - 14;
  const density = law.pdf(Y);
  context.save();
  context.beginPath();
  context.rect(second.x, base - height, first.x - second.x, height);
  context.clip();
  context.beginPath();
  context.moveTo(second.x, base);
  for (let i = 0; i < POINTS; i++) {
    const x = second.x + (first.x - second.x) * Y[2 * i];
    context.lineTo(x, base - height * Math.min(1.1, density[i] / HIGHEST));
  }
  context.lineTo(first.x, base);
  context.closePath();
  context.fillStyle = `rgba(${theme.shade.join(",")},0.22)`;
  context.fill();
  context.strokeStyle = theme.ink;
  context.lineWidth = 1.5;
  context.stroke();
  context.restore();
}
