import { argmaxRow } from "../../../numeric/argmax";
import type { Place } from "../../projection";

/** How opaque a pixel is on which so many dots fall. */
const OPACITY = new Uint8Array(256);
for (let n = 1, clear = 0.7; n < 256; n++, clear *= 0.7) OPACITY[n] = 255 * (1 - clear);

/**
 * Dots by the thousand, set pixel by pixel: each sample at Σ y_i place_i, in the colour of its largest coordinate.
 * That takes a fixed time, whereas the browser's own shapes take one that grows with their size.
 */
export class Dots {
  readonly canvas = document.createElement("canvas");
  readonly #context = this.canvas.getContext("2d") as CanvasRenderingContext2D;
  #image = new ImageData(1, 1);
  #pixels = new Uint32Array(1);
  #counts = new Uint8Array(1);

  resize(width: number, height: number): void {
    this.canvas.width = width;
    this.canvas.height = height;
    this.#image = this.#context.createImageData(width, height);
    this.#pixels = new Uint32Array(this.#image.data.buffer);
    this.#counts = new Uint8Array(width * height);
  }

  /**
   * @param cloud rows of k; @param places the corners in pixels; @param colours of the categories, as #RRGGBB
   * @param radius of a dot in pixels; @param lift a distance downwards for each row, from a cycle of them
   */
  draw(
    cloud: Float32Array,
    places: readonly Place[],
    colours: readonly string[],
    radius: number,
    lift: Float32Array,
  ): void {
    const { width, height } = this.canvas;
    const k = places.length;
    const inks = colours.map(pixelOf);
    const disc = discOf(radius, width);
    const margin = Math.ceil(radius);
    this.#pixels.fill(0);
    this.#counts.fill(0);
    for (let at = 0, row = 0; at < cloud.length; at += k, row++) {
      let x = 0;
      let y = lift[row % lift.length];
      for (let i = 0; i < k; i++) {
        x += cloud[at + i] * places[i].x;
        y += cloud[at + i] * places[i].y;
      }
      const column = Math.round(x);
      const line = Math.round(y);
      if (column < margin || line < margin || column >= width - margin || line >= height - margin) continue;
      const ink = inks[argmaxRow(cloud, at, k)];
      const centre = line * width + column;
      for (const step of disc) {
        const pixel = centre + step;
        if (this.#counts[pixel] < 255) this.#counts[pixel]++;
        this.#pixels[pixel] = (OPACITY[this.#counts[pixel]] << 24) | ink;
      }
    }
    this.#context.putImageData(this.#image, 0, 0);
  }
}

/** The steps from a disc's centre to its pixels. */
function discOf(radius: number, width: number): number[] {
  const steps: number[] = [];
  const most = Math.ceil(radius);
  for (let dy = -most; dy <= most; dy++)
    for (let dx = -most; dx <= most; dx++)
      if (dx * dx + dy * dy <= radius * radius) steps.push(dy * width + dx);
  return steps;
}

/** A colour as a little-endian pixel without its opacity. */
function pixelOf(colour: string): number {
  const value = Number.parseInt(colour.slice(1), 16);
  return ((value & 0xff) << 16) | (value & 0xff00) | (value >> 16);
}
