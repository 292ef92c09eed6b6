import { checkFinite, checkFiniteValues, checkWhole } from "../numeric/check";
import { colours } from "./palette";
import { base64, greyPng } from "./png";
import { drawing, type Numbers, type Spec } from "./spec";

/** The shape and the words of a grid of images. */
export interface ImageGridOptions {
  /** Pixels of an image. */
  height: number;
  width: number;
  /** Rows of the grid; as many as the images need unless given. */
  rows?: number;
  /** Columns of the grid; 10, or as many as there are images, unless given. */
  columns?: number;
  /** The values drawn black and white; [0, 1] unless given. Ends exchanged give dark ink on white. */
  range?: readonly [number, number];
  /** A text to the left of each row. */
  rowLabels?: readonly string[];
  /** A text above each column. */
  columnLabels?: readonly string[];
}

/** The grid's width in pixels, the space between images, the least side of a drawn image in a PNG's pixels. */
const WIDTH = 700;
const SPACE = 4;
const SHARP = 96;

/**
 * Small grey images in rows, such as digits: input, reconstruction, samples.
 *
 * @param images [n, height, width], image after image and row after row, or a list of n such images
 * @throws RangeError where an image has another number of pixels, there are more images than places, or a pixel is not
 *   finite
 * @example
 * imageGrid([...digits, ...reconstructed], {
 *   height: 28, width: 28, columns: 10, rowLabels: ["digit", "reconstructed"],
 * })
 */
export function imageGrid(images: Numbers | readonly Numbers[], options: ImageGridOptions): Spec {
  const { height, width, range = [0, 1], rowLabels = [], columnLabels = [] } = options;
  checkWhole("height", height, 1, 256);
  checkWhole("width", width, 1, 256);
  const list = separate(images, height * width);
  checkWhole("columns", options.columns ?? 1, 1, 100);
  const columns = options.columns ?? Math.min(10, list.length);
  const rows = options.rows ?? Math.ceil(list.length / columns);
  if (list.length > rows * columns)
    throw new RangeError(
      `images holds ${list.length}, but ${rows} rows of ${columns} have room for ${rows * columns}; give more rows or fewer images.`,
    );
  checkLabels("rowLabels", rowLabels, rows);
  checkLabels("columnLabels", columnLabels, columns);
  const left = rowLabels.length > 0 ? 16 + 7.6 * longest(rowLabels) : 8;
  const top = columnLabels.length > 0 ? 30 : 8;
  const side = Math.min(96, Math.floor((WIDTH - left - 8) / columns) - SPACE);
  const down = Math.max(4, Math.round((side * height) / width));
  const size = {
    width: Math.max(200, Math.round(left + columns * (side + SPACE) + 8)),
    height: Math.max(150, top + rows * (down + SPACE) + 8),
  };
  // A figure has a least height: what is drawn stands in its middle.
  const above = top + (size.height - top - rows * (down + SPACE) - 8) / 2;
  const x = (column: number): number => left + column * (side + SPACE);
  const y = (row: number): number => size.height - above - row * (down + SPACE);
  return {
    data: [{ type: "scatter", x: [null], y: [null], showlegend: false, hoverinfo: "skip" }],
    layout: {
      ...size,
      ...drawing,
      margin: { l: 0, r: 0, t: 0, b: 0 },
      showlegend: false,
      xaxis: { visible: false, fixedrange: true, range: [0, size.width] },
      yaxis: { visible: false, fixedrange: true, range: [0, size.height], scaleanchor: "x" },
      images: list.map((pixels, i) => ({
        source: picture(pixels, height, width, range),
        xref: "x",
        yref: "y",
        x: x(i % columns),
        y: y(Math.floor(i / columns)),
        sizex: side,
        sizey: down,
        sizing: "stretch",
      })),
      // A thin line around each, so that a white image has an edge on white and a black one on black.
      shapes: list.map((_, i) => edge(x(i % columns), y(Math.floor(i / columns)), side, down)),
      annotations: [
        ...rowLabels.map((text, row) => label(text, left - 8, y(row) - down / 2, "right", "middle")),
        ...columnLabels.map((text, i) =>
          label(text, x(i) + side / 2, size.height - above + 4, "center", "bottom"),
        ),
      ],
    },
  };
}

function separate(images: Numbers | readonly Numbers[], pixels: number): Numbers[] {
  if (images.length === 0) throw new RangeError("images is empty, but must hold at least one image.");
  if (typeof images[0] === "object") {
    const list = Array.from(images as readonly Numbers[]);
    list.forEach((image, i) => {
      checkFiniteValues(`images[${i}]`, image);
      if (image.length !== pixels)
        throw new RangeError(
          `images[${i}] has ${image.length} pixels, but height times width is ${pixels}; correct one of them.`,
        );
    });
    return list;
  }
  const flat = images as Numbers;
  checkFiniteValues("images", flat);
  if (flat.length % pixels !== 0)
    throw new RangeError(
      `images has ${flat.length} pixels, which is no multiple of height times width, ${pixels}; correct one of them.`,
    );
  return Array.from({ length: flat.length / pixels }, (_, i) =>
    Float64Array.from({ length: pixels }, (_, j) => flat[i * pixels + j]),
  );
}

function checkLabels(name: string, labels: readonly string[], most: number): void {
  if (labels.length > most)
    throw new RangeError(`${name} has ${labels.length} texts, but the grid has ${most}; leave some out.`);
}

function longest(texts: readonly string[]): number {
  return texts.reduce((most, text) => Math.max(most, text.replace(/<[^>]*>/g, "").length), 0);
}

/** An image as a PNG in which each pixel is a square of several: renderers that smooth leave it sharp. */
function picture(
  pixels: Numbers,
  height: number,
  width: number,
  [black, white]: readonly [number, number],
): string {
  checkFinite("range[0]", black);
  checkFinite("range[1]", white);
  if (black === white) throw new RangeError(`range is [${black}, ${white}], but its ends must differ.`);
  const times = Math.max(1, Math.round(SHARP / Math.max(height, width)));
  const [h, w] = [height * times, width * times];
  const grey = new Uint8Array(h * w);
  for (let row = 0; row < h; row++) {
    for (let column = 0; column < w; column++) {
      const value = pixels[Math.floor(row / times) * width + Math.floor(column / times)];
      const share = Math.min(1, Math.max(0, (value - black) / (white - black)));
      grey[row * w + column] = Math.round(255 * share);
    }
  }
  return `data:image/png;base64,${base64(greyPng(grey, h, w))}`;
}

function edge(x: number, y: number, side: number, down: number): object {
  return {
    type: "rect",
    xref: "x",
    yref: "y",
    x0: x,
    x1: x + side,
    y0: y,
    y1: y - down,
    line: { color: colours.grey, width: 0.75 },
  };
}

function label(text: string, x: number, y: number, xanchor: string, yanchor: string): object {
  return { text, x, y, xref: "x", yref: "y", xanchor, yanchor };
}
