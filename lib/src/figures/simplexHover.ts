import { exp } from "../numeric/exp";
import type { Numbers, Trace } from "./spec";
import { inPlane } from "./triangle";

/** Points along a side: neighbours are nearer to each other than a pointer may be from what it shows. */
const POINTS = 12;

/**
 * Points that aren't drawn and show a density where a pointer comes near: a coarse part of the mesh.
 *
 * @param mesh [n, 3], the rows of `simplexMesh(cells)`, and the log-density at each
 * @param title what the values are
 */
export function hoverPoints(mesh: Float64Array, logPdf: Numbers, cells: number, title: string): Trace {
  const step = Math.ceil(cells / POINTS);
  const x: number[] = [];
  const y: number[] = [];
  const text: string[] = [];
  let row = 0;
  for (let j = 0; j <= cells; j++) {
    for (let i = 0; i + j <= cells; i++, row++) {
      if (i % step !== 0 || j % step !== 0) continue;
      const [px, py] = inPlane(mesh[3 * row + 1], mesh[3 * row + 2]);
      x.push(thousandths(px));
      y.push(thousandths(py));
      text.push(shortened(logPdf[row]));
    }
  }
  return {
    type: "scatter",
    mode: "none",
    name: title,
    showlegend: false,
    x,
    y,
    text,
    hovertemplate: `${title} %{text}<extra></extra>`,
  };
}

function thousandths(value: number): number {
  return Math.round(value * 1e3) / 1e3;
}

/** Two digits say as much as the colours do. */
function shortened(logPdf: number): string {
  const density = exp(logPdf);
  return density === Number.POSITIVE_INFINITY ? "∞" : String(Number(density.toPrecision(2)));
}
