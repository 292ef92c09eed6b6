import { corners, type Place } from "../../projection";
import type { TemperatureView } from "../../temperatureModel";
import { Paper } from "../paper";
import type { Theme } from "../theme";
import { DensityPicture } from "./density";
import { Dots } from "./dots";
import { drawSegmentDensity } from "./segment";

/** Room for the corners' names around the simplex, in pixels. */
const ROOM = 30;
/** The size of the marks, in pixels. */
const MARK = 6.5;
/** Distances downwards for the dots of a segment, in pixels: a fixed, even scatter. */
const SCATTER = Float32Array.from({ length: 97 }, (_, i) => 26 * (((i * 37) % 97) / 48 - 1));
const LEVEL = new Float32Array(1);

/** What is marked in the cloud. */
export interface Marks {
  readonly names: readonly string[];
  /** The row that is shown as bars. */
  readonly shown: number;
}

/** The samples on the simplex, with the density behind and two of them marked. */
export class Cloud {
  readonly paper: Paper;
  readonly #dots = new Dots();
  readonly #density = new DensityPicture();

  /** @param fitted called when the picture's size has changed */
  constructor(fitted: () => void) {
    this.paper = new Paper("cloud", "Cloud of relaxed samples", () => {
      this.#dots.resize(this.paper.canvas.width, this.paper.canvas.height);
      fitted();
    });
  }

  draw(view: TemperatureView, { names, shown }: Marks, theme: Theme): void {
    const k = names.length;
    const { width, height, scale } = this.paper;
    if (width === 0) return;
    const places = placesIn(width, height, k);
    const context = this.paper.clear();
    if (k === 3) this.#shade(view, places, theme);
    if (k === 2) drawSegmentDensity(context, view.law, places, theme);
    const pixels = places.map(({ x, y }) => ({ x: x * scale, y: y * scale }));
    const lift = (k === 2 ? SCATTER : LEVEL).map((distance) => distance * scale);
    this.#dots.draw(view.cloud, pixels, theme.categories, Math.max(1.5, 1.2 * scale), lift);
    context.drawImage(this.#dots.canvas, 0, 0, width, height);
    this.#outline(places, names, theme);
    this.#mark(at(view.mean, places), theme, "diamond");
    const sample = Array.from(view.cloud.subarray(shown * k, (shown + 1) * k));
    this.#mark(at(sample, places), theme, "ring");
  }

  #shade(view: TemperatureView, [top, right, left]: Place[], theme: Theme): void {
    const { context } = this.paper;
    this.#density.draw(view.law, theme);
    const { width, height } = this.#density.grid;
    const step = (right.x - left.x) / (width - 2);
    context.save();
    context.beginPath();
    for (const { x, y } of [top, right, left]) context.lineTo(x, y);
    context.clip();
    context.drawImage(this.#density.canvas, left.x - step, top.y - step, width * step, height * step);
    context.restore();
  }

  #outline(places: Place[], names: readonly string[], theme: Theme): void {
    const { context } = this.paper;
    context.strokeStyle = theme.line;
    context.lineWidth = 1;
    context.beginPath();
    for (const { x, y } of places) context.lineTo(x, y);
    context.closePath();
    context.stroke();
    context.font = this.paper.font(14, 600);
    context.textAlign = "center";
    context.textBaseline = "middle";
    context.fillStyle = theme.ink;
    const centre = at(
      places.map(() => 1 / places.length),
      places,
    );
    places.forEach(({ x, y }, i) => {
      const away = ROOM / 2 / Math.hypot(x - centre.x, y - centre.y);
      if (places.length === 2) context.fillText(names[i], x, y + 1.6 * ROOM);
      else context.fillText(names[i], x + away * (x - centre.x), y + away * (y - centre.y));
    });
  }

  #mark({ x, y }: Place, theme: Theme, kind: "diamond" | "ring"): void {
    const { context } = this.paper;
    context.beginPath();
    if (kind === "ring") context.arc(x, y, MARK, 0, 2 * Math.PI);
    else {
      context.moveTo(x, y - MARK);
      for (const [dx, dy] of [
        [MARK, 0],
        [0, MARK],
        [-MARK, 0],
      ])
        context.lineTo(x + dx, y + dy);
      context.closePath();
    }
    context.strokeStyle = theme.paper;
    context.lineWidth = kind === "ring" ? 5 : 3;
    context.stroke();
    context.strokeStyle = theme.ink;
    context.fillStyle = theme.ink;
    context.lineWidth = 2;
    if (kind === "ring") context.stroke();
    else context.fill();
  }
}

/** The corners in a picture of that size, with room for their names. */
function placesIn(width: number, height: number, k: number): Place[] {
  const all = corners(k);
  const half = width / 2 - ROOM;
  if (k === 2) return all.map(({ x }) => ({ x: width / 2 + half * x, y: height * 0.76 }));
  const low = Math.min(...all.map(({ y }) => y));
  const wide = Math.max(...all.map(({ x }) => x));
  const radius = Math.min(half / wide, (height - 2 * ROOM) / (1 - low));
  const top = (height - radius * (1 - low)) / 2;
  return all.map(({ x, y }) => ({ x: width / 2 + radius * x, y: top + radius * (1 - y) }));
}

/** Where a point of the simplex stands. */
function at(y: readonly number[], places: readonly Place[]): Place {
  return {
    x: places.reduce((sum, place, i) => sum + y[i] * place.x, 0),
    y: places.reduce((sum, place, i) => sum + y[i] * place.y, 0),
  };
}
