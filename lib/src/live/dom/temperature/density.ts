import type { GumbelSoftmax } from "../../../distributions/GumbelSoftmax";
import type { Theme } from "../theme";
import { type Grid, triangleGrid } from "./grid";

/** The triangle's density as a small picture, to be enlarged. */
export class DensityPicture {
  readonly canvas = document.createElement("canvas");
  readonly grid: Grid;
  readonly #context: CanvasRenderingContext2D;
  readonly #image: ImageData;

  constructor(width = 44) {
    this.grid = triangleGrid(width);
    this.canvas.width = this.grid.width;
    this.canvas.height = this.grid.height;
    this.#context = this.canvas.getContext("2d") as CanvasRenderingContext2D;
    this.#image = this.#context.createImageData(this.grid.width, this.grid.height);
  }

  /** Shades by p / (p + 2): half where the density is that of the uniform distribution, which is 2. */
  draw(law: GumbelSoftmax, theme: Theme): void {
    const density = law.pdf(this.grid.y);
    const { data } = this.#image;
    const [red, green, blue] = theme.shade;
    for (let i = 0; i < density.length; i++) {
      const at = 4 * this.grid.pixels[i];
      data[at] = red;
      data[at + 1] = green;
      data[at + 2] = blue;
      data[at + 3] = 110 * (density[i] === Number.POSITIVE_INFINITY ? 1 : density[i] / (density[i] + 2));
    }
    this.#context.putImageData(this.#image, 0, 0);
  }
}
