import { corners, type Place } from "../../projection";
import type { TemperatureView } from "../../temperatureModel";
import { element } from "../element";
import type { Theme } from "../theme";
import { DensityPicture } from "./density";
import { Dots } from "./dots";
import { drawSegmentDensity } from "./segment";

/** The picture's height as a share of its width. */
const ASPECT = 0.9;
/** Pixels of the device for one of the page, at most: finer costs time and shows nothing more. */
const FINEST = 2;
/** Distances downwards for the dots of a segment, from -1 to 1: a fixed, even scatter. */
const SCATTER = Float32Array.from({ length: 97 }, (_, i) => ((i * 37) % 97) / 48 - 1);
const LEVEL = new Float32Array(1);

/** What is marked in the cloud. */
export interface Marks {
  readonly names: readonly string[];
  /** The row that is shown as bars. */
  readonly shown: number;
}

/** The samples on the simplex, with the density behind and two of them marked. */
export class Cloud {
  readonly canvas = element("canvas", { role: "img", class: "cloud" });
  readonly #context = this.canvas.getContext("2d") as CanvasRenderingContext2D;
  readonly #dots = new Dots();
  readonly #density = new DensityPicture();
  #scale = 1;

  /** Fits the canvas to its width on the page. @returns whether it changed */
  fit(): boolean {
    const scale = Math.min(FINEST, devicePixelRatio || 1);
    const width = Math.round(this.canvas.clientWidth * scale);
    if (width === 0 || (width === this.canvas.width && scale === this.#scale)) return false;
    this.#scale = scale;
    this.canvas.width = width;
    this.canvas.height = Math.round(width * ASPECT);
    this.#dots.resize(this.canvas.width, this.canvas.height);
    return true;
  }

  draw(view: TemperatureView, { names, shown }: Marks, theme: Theme): void {
    const k = names.length;
    const places = this.#places(k);
    const context = this.#context;
    const scale = this.#scale;
    context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    if (k === 3) this.#shade(view, places, theme);
    if (k === 2) drawSegmentDensity(context, view.law, places, scale, theme);
    const lift = k === 2 ? SCATTER.map((share) => share * 26 * scale) : LEVEL;
    this.#dots.draw(view.cloud, places, theme.categories, Math.max(1.5, 1.2 * scale), lift);
    context.drawImage(this.#dots.canvas, 0, 0);
    this.#outline(places, names, theme);
    this.#mark(at(view.mean, places), theme, "diamond");
    const sample = Array.from(view.cloud.subarray(shown * k, (shown + 1) * k));
    this.#mark(at(sample, places), theme, "ring");
  }

  /** The corners in pixels. */
  #places(k: number): Place[] {
    const { width, height } = this.canvas;
    const room = 30 * this.#scale; // for the corners' names
    if (k === 2) {
      const half = width / 2 - room;
      return corners(k).map(({ x }) => ({ x: width / 2 + half * x, y: height * 0.76 }));
    }
    const all = corners(k);
    const low = Math.min(...all.map(({ y }) => y));
    const wide = Math.max(...all.map(({ x }) => x));
    const radius = Math.min((width / 2 - room) / wide, (height - 2 * room) / (1 - low));
    const top = (height - radius * (1 - low)) / 2;
    return all.map(({ x, y }) => ({ x: width / 2 + radius * x, y: top + radius * (1 - y) }));
  }

  #shade(view: TemperatureView, [top, right, left]: Place[], theme: Theme): void {
    const context = this.#context;
    this.#density.draw(view.law, theme);
    const { width, height } = this.#density.grid;
    const step = (right.x - left.x) / (width - 2);
    context.save();
    context.beginPath();
    for (const { x, y } of [top, right, left]) context.lineTo(x, y);
    context.clip();
    context.imageSmoothingEnabled = true;
    context.drawImage(this.#density.canvas, left.x - step, top.y - step, width * step, height * step);
    context.restore();
  }

  #outline(places: Place[], names: readonly string[], theme: Theme): void {
    const context = this.#context;
    const scale = this.#scale;
    context.strokeStyle = theme.line;
    context.lineWidth = scale;
    context.beginPath();
    for (const { x, y } of places) context.lineTo(x, y);
    context.closePath();
    context.stroke();
    context.font = `600 ${14 * scale}px ${getComputedStyle(this.canvas).fontFamily}`;
    context.textAlign = "center";
    context.textBaseline = "middle";
    const centre = at(
      places.map(() => 1 / places.length),
      places,
    );
    places.forEach(({ x, y }, i) => {
      const away = Math.hypot(x - centre.x, y - centre.y) || 1;
      const out = 15 * scale;
      const [dx, dy] =
        places.length === 2 ? [0, 3 * out] : [((x - centre.x) / away) * out, ((y - centre.y) / away) * out];
      context.fillStyle = theme.ink;
      context.fillText(names[i], x + dx, y + dy);
    });
  }

  #mark({ x, y }: Place, theme: Theme, kind: "diamond" | "ring"): void {
    const context = this.#context;
    const scale = this.#scale;
    const size = 6.5 * scale;
    context.beginPath();
    if (kind === "ring") context.arc(x, y, size, 0, 2 * Math.PI);
    else {
      context.moveTo(x, y - size);
      context.lineTo(x + size, y);
      context.lineTo(x, y + size);
      context.lineTo(x - size, y);
      context.closePath();
    }
    context.strokeStyle = theme.paper;
    context.lineWidth = (kind === "ring" ? 5 : 3) * scale;
    context.stroke();
    context.strokeStyle = theme.ink;
    context.lineWidth = 2 * scale;
    if (kind === "ring") context.stroke();
    else {
      context.fillStyle = theme.ink;
      context.fill();
    }
  }
}

function at(y: readonly number[], places: readonly Place[]): Place {
  return {
    x: places.reduce((sum, place, i) => sum + y[i] * place.x, 0),
    y: places.reduce((sum, place, i) => sum + y[i] * place.y, 0),
  };
}
