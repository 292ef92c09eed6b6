import type { GumbelMaxModel } from "../../gumbelMaxModel";
import { drawArrow } from "../arrow";
import type { Paper } from "../paper";
import type { Theme } from "../theme";

/** The scores that are shown; what lies beyond stands at the edge. */
const RANGE = [-10, 7] as const;

/** A row for each category: log π, the noise as an arrow, the score at its tip; the largest is marked. */
export function drawRace(paper: Paper, model: GumbelMaxModel, names: readonly string[], theme: Theme): void {
  const context = paper.clear();
  const { logits: logProbs } = model.law;
  context.font = paper.font(14, 600);
  const left = 20 + Math.max(...names.map((name) => context.measureText(name).width));
  const right = paper.width - 12;
  const x = (score: number) =>
    left +
    ((right - left) * (Math.min(RANGE[1], Math.max(RANGE[0], score)) - RANGE[0])) / (RANGE[1] - RANGE[0]);
  const base = paper.height - 44;
  const row = base / names.length;

  axis();
  const scores = Array.from(logProbs, (value, i) => value + model.noise[i]);
  if (model.winner !== undefined) finish(scores[model.winner]);
  names.forEach((name, i) => {
    const y = row * (i + 0.5);
    const won = i === model.winner;
    context.font = paper.font(14, won ? 700 : 600);
    context.fillStyle = theme.ink;
    context.textAlign = "left";
    context.textBaseline = "middle";
    context.fillText(name, 4, y);
    rail(y);
    tick(x(logProbs[i]), y, theme.categories[i]);
    if (model.winner === undefined) return;
    drawArrow(context, { x: x(logProbs[i]), y }, { x: x(scores[i]), y }, theme.categories[i], won ? 5 : 3);
    if (won) award(Math.max(x(scores[i]), x(logProbs[i])), y);
  });

  function axis(): void {
    context.fillStyle = theme.muted;
    context.strokeStyle = theme.line;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(left, base);
    context.lineTo(right, base);
    context.stroke();
    context.font = paper.font(12);
    context.textAlign = "center";
    context.textBaseline = "top";
    for (let score = -8; score <= 6; score += 2) {
      context.fillRect(x(score) - 0.5, base, 1, 4);
      context.fillText(String(score).replace("-", "−"), x(score), base + 7);
    }
    context.fillText("log π (bar), plus Gumbel noise (arrow)", (left + right) / 2, base + 25);
  }

  function rail(y: number): void {
    context.strokeStyle = theme.line;
    context.globalAlpha = 0.35;
    context.lineWidth = 1;
    context.beginPath();
    context.moveTo(left, y);
    context.lineTo(right, y);
    context.stroke();
    context.globalAlpha = 1;
  }

  function tick(at: number, y: number, colour: string): void {
    context.fillStyle = colour;
    context.fillRect(at - 2.5, y - 11, 5, 22);
  }

  /** The largest score as a line that no other reaches. */
  function finish(score: number): void {
    context.strokeStyle = theme.ink;
    context.lineWidth = 1.5;
    context.setLineDash([5, 4]);
    context.beginPath();
    context.moveTo(x(score), 2);
    context.lineTo(x(score), base);
    context.stroke();
    context.setLineDash([]);
  }

  /** The word beside the winner; above it where the edge is near. */
  function award(at: number, y: number): void {
    context.font = paper.font(13, 700);
    const isNear = at + 14 + context.measureText("wins").width > right;
    context.fillStyle = theme.ink;
    context.textAlign = isNear ? "right" : "left";
    context.fillText("wins", isNear ? right : at + 10, y - (isNear ? 17 : 0));
  }
}
