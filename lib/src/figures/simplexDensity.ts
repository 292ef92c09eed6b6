import { checkFinite, checkValues, checkWhole } from "../numeric/check";
import { shade, steps } from "./colourScale";
import { logTicks } from "./logTicks";
import { hoverPoints } from "./simplexHover";
import { pointsTrace, type SimplexPoints } from "./simplexScatter";
import { simplified } from "./simplified";
import { legend, type Numbers, type Spec, type Trace } from "./spec";
import { superlevel } from "./superlevel";
import { CORNERS, type Corners, frame, HEIGHT, triangleLayout } from "./triangle";

/** The mesh, the colours and the words of a density on the triangle. */
export interface SimplexDensityOptions {
  /** Names of the corners where the first, second and third part is 1; "y₁ = 1" and so on unless given. */
  labels?: Corners;
  /** Cells along a side of the mesh, 4 to 400; 64 unless given. */
  cells?: number;
  /**
   * The log-densities at the two ends of the colour scale; what lies beyond has the end's colour. Unless given, from
   * the mesh: all but its highest and lowest 0.5 %, and at most 7 (a factor of 1,100) apart. Panels side by side need
   * one common range.
   */
  range?: readonly [number, number];
  /** Colours in the scale, 2 to 64; 16 unless given. */
  levels?: number;
  /** Points drawn over the density. */
  points?: SimplexPoints;
  /** The colour bar's title; "density" unless given. */
  title?: string;
}

/** Deviation of a drawn contour line from the true one, as a share of the triangle's side. */
const TOLERANCE = 8e-4;

/**
 * The rows where `simplexDensity` asks for a density: a regular mesh over the triangle. Points on its edges are moved
 * half a cell inwards, since a density may be infinite there.
 *
 * @param cells along a side
 * @returns [(cells + 1)(cells + 2)/2, 3], row after row: along the bottom first, then row by row upwards
 */
export function simplexMesh(cells = 64): Float64Array {
  checkWhole("cells", cells, 4, 400);
  const rows: number[] = [];
  for (let j = 0; j <= cells; j++) {
    for (let i = 0; i + j <= cells; i++) {
      const row = [cells - i - j, i, j].map((part) => Math.max(part, 0.5));
      const sum = row[0] + row[1] + row[2];
      rows.push(row[0] / sum, row[1] / sum, row[2] / sum);
    }
  }
  return Float64Array.from(rows);
}

/**
 * A density on the simplex with three categories, as filled contours with a logarithmic colour scale. Where scripts
 * run, a pointer over it shows the density nearby.
 *
 * @param logPdf a function that gives the log-density at each row of `simplexMesh(cells)`, [n, 3] row after row, or
 *   these log-densities; -Infinity and Infinity have the colours of the scale's ends
 * @throws RangeError where a log-density is NaN, there are not as many as rows, or none is finite and no range given
 * @example
 * const y = new GumbelSoftmax({ probs: [0.5, 0.3, 0.2], tau: 0.5 });
 * simplexDensity((rows) => y.logPdf(rows), { labels: ["C", "O", "F"] })
 */
export function simplexDensity(
  logPdf: ((rows: Float64Array) => Numbers) | Numbers,
  options: SimplexDensityOptions = {},
): Spec {
  const { cells = 64, levels = 16, labels = CORNERS, points, title = "density" } = options;
  checkWhole("levels", levels, 2, 64);
  const mesh = simplexMesh(cells);
  const values = typeof logPdf === "function" ? logPdf(mesh) : logPdf;
  checkValues("logPdf", values);
  if (values.length !== mesh.length / 3)
    throw new RangeError(
      `logPdf has ${values.length} values, but the mesh of ${cells} cells has ${mesh.length / 3} rows; give one for each.`,
    );
  const range = options.range ?? rangeOf(values);
  checkRange(range);
  const layout = triangleLayout(labels);
  return {
    data: [
      ...regions(values, cells, range, levels),
      ...frame(false),
      ...(points ? [pointsTrace(points, 1, { size: 4, opacity: 0.8 })] : []),
      hoverPoints(mesh, values, cells, title),
      barCarrier(range),
    ],
    layout: {
      ...layout,
      ...legend(points !== undefined),
      margin: { ...(layout.margin as object), ...(points ? { t: 48 } : {}) },
      coloraxis: colourAxis(range, levels, title),
    },
  };
}

function checkRange([low, high]: readonly [number, number]): void {
  checkFinite("range[0]", low);
  checkFinite("range[1]", high);
  if (low >= high)
    throw new RangeError(`range is [${low}, ${high}], but must ascend; exchange or widen its ends.`);
}

function rangeOf(values: Numbers): [number, number] {
  const sorted = Float64Array.from(Array.from(values).filter(Number.isFinite)).sort();
  if (sorted.length === 0)
    throw new RangeError("logPdf has no finite value to take the colours' range from; give a range.");
  const at = (share: number): number => sorted[Math.round(share * (sorted.length - 1))];
  const high = at(0.995);
  const low = Math.max(at(0.005), high - 7);
  // A flat density has one value: a scale of a factor of e around it.
  return high - low > 1e-6 ? [low, high] : [low - 0.5, high + 0.5];
}

/** The areas at or above each level, the higher over the lower: no seams between them. */
function regions(
  values: Numbers,
  cells: number,
  [low, high]: readonly [number, number],
  levels: number,
): Trace[] {
  const step = (high - low) / levels;
  const limited = Float64Array.from(values, (v) => Math.min(high + step, Math.max(low - step, v)));
  const whole = [[[0, 0], [1, 0], [0.5, HEIGHT]]] as const; // biome-ignore format: one line is clearer
  return Array.from({ length: levels }, (_, i) => {
    const outlines =
      i === 0 ? whole : superlevel(limited, cells, low + i * step).map((loop) => simplified(loop, TOLERANCE));
    return area(outlines, shade((i + 0.5) / levels));
  }).filter((trace) => trace.x.length > 0);
}

function area(outlines: readonly (readonly (readonly [number, number])[])[], colour: string) {
  const closed = outlines.flatMap((loop, i) => [...(i === 0 ? [] : [undefined]), ...loop, loop[0]]);
  const short = (v: number | undefined): number | null =>
    v === undefined ? null : Math.round(v * 1e4) / 1e4;
  return {
    type: "scatter",
    mode: "lines",
    showlegend: false,
    hoverinfo: "skip",
    x: closed.map((p) => short(p?.[0])),
    y: closed.map((p) => short(p?.[1])),
    fill: "toself",
    fillcolor: colour,
    line: { width: 0, color: colour, simplify: false },
  };
}

/** Plotly draws a colour bar only for a trace: one without points. */
function barCarrier([low]: readonly [number, number]): Trace {
  return {
    type: "scatter",
    mode: "markers",
    showlegend: false,
    hoverinfo: "skip",
    x: [null],
    y: [null],
    marker: { color: [low], coloraxis: "coloraxis" },
  };
}

function colourAxis([low, high]: readonly [number, number], levels: number, title: string): object {
  const { tickvals } = logTicks(Math.exp(low) * 1.5, Math.exp(high) / 1.5);
  const few = tickvals.length <= 7 ? tickvals : tickvals.filter((v) => /^0?\.?0*10*$/.test(String(v)));
  return {
    cmin: low,
    cmax: high,
    colorscale: steps(levels),
    colorbar: {
      title: { text: title, side: "right", font: { size: 14 } },
      tickfont: { size: 12 },
      tickmode: "array",
      tickvals: few.map(Math.log),
      ticktext: few.map(String),
      thickness: 14,
      outlinewidth: 0,
      len: 0.8,
      x: 1.02,
      xpad: 4,
    },
  };
}
