import { log } from "../../../numeric/log";
import type { GumbelMaxModel } from "../../gumbelMaxModel";
import type { Paper } from "../paper";
import type { Theme } from "../theme";

/** Shares on the way, on a logarithmic axis of draws: each runs into its probability. */
export function drawTrace(paper: Paper, model: GumbelMaxModel, names: readonly string[], theme: Theme): void {
  const context = paper.clear();
  context.font = paper.font(13, 600);
  const room = 12 + Math.max(...names.map((name) => context.measureText(name).width));
  const [left, right] = [40, paper.width - room];
  const [top, base] = [10, paper.height - 42];
  const decades = Math.max(3, Math.ceil(log(Math.max(1, model.n)) / Math.LN10));
  const x = (n: number) => left + ((right - left) * log(n)) / Math.LN10 / decades;
  const y = (share: number) => base - (base - top) * share;

  axes();
  Array.from(model.law.probs).forEach((p, i) => {
    context.strokeStyle = theme.categories[i];
    context.lineWidth = 1.5;
    context.setLineDash([6, 5]);
    stroke([
      [left, y(p)],
      [right, y(p)],
    ]);
    context.setLineDash([]);
    context.lineWidth = 2;
    stroke(model.trace.map(({ n, shares }) => [x(n), y(shares[i])]));
  });

  label();

  /** The names at the ends of their lines, apart where the lines are close. */
  function label(): void {
    context.font = paper.font(13, 600);
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.fillStyle = theme.ink;
    const places = Array.from(model.law.probs, (p, i) => ({ i, at: y(p) })).sort((a, b) => b.at - a.at);
    let free = base + 6;
    for (const { i, at } of places) {
      const height = Math.min(at, free);
      context.fillText(names[i], right + 7, height);
      free = height - 14;
    }
  }

  function stroke(points: number[][]): void {
    context.beginPath();
    for (const [px, py] of points) context.lineTo(px, py);
    context.stroke();
  }

  function axes(): void {
    context.strokeStyle = theme.line;
    context.fillStyle = theme.muted;
    context.lineWidth = 1;
    stroke([
      [left, top],
      [left, base],
      [right, base],
    ]);
    context.font = paper.font(12);
    context.textBaseline = "middle";
    context.textAlign = "right";
    for (const share of [0, 0.5, 1]) context.fillText(String(share), left - 6, y(share));
    context.textBaseline = "top";
    context.textAlign = "center";
    for (let power = 0, n = 1; power <= decades; power++, n *= 10) {
      context.fillRect(x(n) - 0.5, base, 1, 4);
      context.fillText(n < 1e4 ? String(n) : `10${SUPERSCRIPTS[power]}`, x(n), base + 7);
    }
    context.fillText("draws (dashes: π)", (left + right) / 2, base + 24);
  }
}

const SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";
