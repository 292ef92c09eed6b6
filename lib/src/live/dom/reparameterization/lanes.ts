import { exp } from "../../../numeric/exp";
import type { Objective } from "../../objectives";
import { DRAWN, Z_RANGE } from "../../reparameterization";
import type { ReparameterizationView } from "../../reparameterizationModel";
import { drawArrow } from "../arrow";
import type { Paper } from "../paper";
import type { Theme } from "../theme";

/** What the picture shows. */
export interface LaneState {
  readonly view: ReparameterizationView;
  readonly noise: Float64Array;
  readonly shown: number;
  readonly objective: Objective;
  readonly mu: number;
  readonly sigma: number;
}

/** Where the lanes stand, as shares of the height: the function, z below it, ε at the bottom. */
const LANES = { top: 0.05, curve: 0.46, z: 0.6, epsilon: 0.94 };
/** The height of each bell in pixels, whatever its spread: it shows where, not how dense. */
const PEAK = 46;

/** Draws ε, what μ and σ make of it, and the function above, from the bottom to the top as values flow. */
export function drawLanes(paper: Paper, state: LaneState, theme: Theme): void {
  const { view, noise, shown, objective } = state;
  const context = paper.clear();
  const { width, height } = paper;
  const [left, right] = [46, width - 16];
  const x = (value: number) => left + ((right - left) * (value - Z_RANGE[0])) / (Z_RANGE[1] - Z_RANGE[0]);
  const line = { z: height * LANES.z, epsilon: height * LANES.epsilon };
  const [low, high] = objective.range;
  const [bottom, top] = [height * LANES.curve, height * LANES.top];
  const y = (value: number) => bottom - ((bottom - top) * (value - low)) / (high - low);

  bell(line.epsilon, 0, 1);
  bell(line.z, state.mu, state.sigma);
  axis(line.epsilon, "ε");
  axis(line.z, "z");
  label("f(z)", (bottom + top) / 2);
  for (let i = 0; i < DRAWN; i++) if (i !== shown) thread(i, theme.line, 1, 3);
  clipped(() => {
    curve();
    for (let i = 0; i < DRAWN; i++) if (i !== shown) dot(view.z[i], y(objective.f(view.z[i])), 3, theme.line);
    tangent();
  });
  thread(shown, theme.ink, 2, 5.5);
  dot(view.z[shown], y(objective.f(view.z[shown])), 5.5, theme.ink);
  arrows();

  function bell(base: number, middle: number, spread: number): void {
    context.beginPath();
    context.moveTo(left, base);
    for (let px = left; px <= right; px += 2) {
      const value = Z_RANGE[0] + ((px - left) / (right - left)) * (Z_RANGE[1] - Z_RANGE[0]);
      const u = (value - middle) / spread;
      context.lineTo(px, base - PEAK * exp(-0.5 * u * u));
    }
    context.lineTo(right, base);
    context.fillStyle = `rgba(${theme.shade.join(",")},0.16)`;
    context.fill();
  }

  function axis(at: number, name: string): void {
    context.strokeStyle = theme.line;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(left, at);
    context.lineTo(right, at);
    context.stroke();
    label(name, at);
    context.font = paper.font(12);
    context.fillStyle = theme.muted;
    context.textAlign = "center";
    context.textBaseline = "top";
    for (let value = -4; value <= 4; value += 2) {
      context.fillText(String(value).replace("-", "−"), x(value), at + 6);
      context.fillRect(x(value) - 0.5, at, 1, 4);
    }
  }

  function label(name: string, at: number): void {
    context.font = paper.font(14, 600);
    context.fillStyle = theme.ink;
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.fillText(name, 4, at);
  }

  /** ε and its z, joined. */
  function thread(i: number, colour: string, thickness: number, radius: number): void {
    context.strokeStyle = colour;
    context.lineWidth = thickness;
    context.globalAlpha = i === shown ? 1 : 0.55;
    context.beginPath();
    context.moveTo(x(noise[i]), line.epsilon);
    context.lineTo(x(view.z[i]), line.z);
    context.lineTo(x(view.z[i]), Math.max(top, y(objective.f(view.z[i]))));
    context.stroke();
    context.globalAlpha = 1;
    dot(noise[i], line.epsilon, radius, colour);
    dot(view.z[i], line.z, radius, colour);
  }

  function dot(value: number, at: number, radius: number, colour: string): void {
    context.fillStyle = colour;
    context.beginPath();
    context.arc(x(value), at, radius, 0, 2 * Math.PI);
    context.fill();
  }

  function clipped(draw: () => void): void {
    context.save();
    context.beginPath();
    context.rect(left, top - 4, right - left, bottom - top + 8);
    context.clip();
    draw();
    context.restore();
  }

  function curve(): void {
    context.strokeStyle = theme.categories[2];
    context.lineWidth = 2.5;
    context.beginPath();
    for (let px = left; px <= right; px++) {
      const value = Z_RANGE[0] + ((px - left) / (right - left)) * (Z_RANGE[1] - Z_RANGE[0]);
      context.lineTo(px, y(objective.f(value)));
    }
    context.stroke();
  }

  function tangent(): void {
    const z = view.z[shown];
    const slope = objective.slope(z);
    context.strokeStyle = theme.ink;
    context.lineWidth = 1.5;
    context.setLineDash([6, 4]);
    context.beginPath();
    for (const step of [-1.4, 1.4]) context.lineTo(x(z + step), y(objective.f(z) + slope * step));
    context.stroke();
    context.setLineDash([]);
  }

  /** How far z moves where μ or σ grows by 1, side by side above the z axis. */
  function arrows(): void {
    const z = view.z[shown];
    const gains = [
      { gain: 1, at: line.z - 14, name: "dz/dμ = 1" },
      {
        gain: noise[shown],
        at: line.z - 34,
        name: `dz/dσ = ε = ${noise[shown].toFixed(2).replace("-", "−")}`,
      },
    ];
    gains.forEach(({ gain, at, name }, i) => {
      drawArrow(context, { x: x(z), y: at }, { x: x(z + gain), y: at }, theme.categories[i]);
      context.font = paper.font(13, 600);
      const room = context.measureText(name).width + 8;
      const tip = Math.max(x(z), x(z + gain)) + 8;
      const beside = tip + room < right ? tip : Math.min(x(z), x(z + gain)) - room;
      context.fillStyle = theme.paper;
      context.globalAlpha = 0.8;
      context.fillRect(beside - 3, at - 9, room, 18);
      context.globalAlpha = 1;
      context.fillStyle = theme.ink;
      context.textAlign = "left";
      context.textBaseline = "middle";
      context.fillText(name, beside, at);
    });
  }
}
