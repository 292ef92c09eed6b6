import type { GumbelSoftmax } from "../distributions/GumbelSoftmax";
import { colours, faded } from "../figures/palette";
import { simplexMesh } from "../figures/simplexDensity";
import { simplified } from "../figures/simplified";
import { superlevel } from "../figures/superlevel";
import { HEIGHT } from "../figures/triangle";
import { log } from "../numeric/log";
import { corners } from "./projection";

/** Cells along a side of the triangle's mesh, and how far a drawn outline may be from the true one, in its sides. */
const CELLS = 32;
const TOLERANCE = 3e-3;
/** Each area at or above one of these densities darkens what lies below: half-way is the uniform distribution's, 2. */
const LEVELS = [0.4, 1, 2, 4, 10];
/** Points of the curve over a segment, where it stands, and its height for a density of 4, at which it is cut off. */
const POINTS = 60;
const CURVE = { base: 0.34, height: 0.8, highest: 4 };

const refs = { type: "path", xref: "x2", yref: "y2", layer: "below" };

/**
 * The density behind the samples of a static picture, as Plotly's shapes: of three categories as areas, of two as a
 * curve over the segment. Of more there is none, as on the page.
 */
export function densityShapes(law: GumbelSoftmax): object[] {
  if (law.k === 2) return [curve(law)];
  return law.k === 3 ? areas(law) : [];
}

function areas(law: GumbelSoftmax): object[] {
  const places = corners(3);
  const values = law.logPdf(simplexMesh(CELLS)).map((v) => Math.min(99, Math.max(-99, v)));
  const turned = ([x, up]: readonly [number, number]): string => {
    const third = up / HEIGHT;
    const second = x - third / 2;
    const y = [1 - second - third, second, third];
    const at = (axis: "x" | "y"): number => places.reduce((sum, place, i) => sum + y[i] * place[axis], 0);
    return `${short(at("x"))},${short(at("y"))}`;
  };
  return LEVELS.flatMap((level) => {
    const loops = superlevel(values, CELLS, log(level)).map((loop) => simplified(loop, TOLERANCE));
    const path = loops.map((loop) => `M${loop.map(turned).join("L")}Z`).join("");
    return path === "" ? [] : [{ ...refs, path, fillcolor: faded(colours.ink, 0.08), line: { width: 0 } }];
  });
}

function curve(law: GumbelSoftmax): object {
  const shares = Array.from({ length: POINTS }, (_, i) => (i + 0.5) / POINTS);
  const density = law.pdf(Float64Array.from(shares.flatMap((y) => [y, 1 - y])));
  const points = shares.map((y, i) => {
    const up = (Math.min(density[i], CURVE.highest) / CURVE.highest) * CURVE.height;
    return `${short(2 * y - 1)},${short(CURVE.base + up)}`;
  });
  return {
    ...refs,
    path: `M-1,${CURVE.base}L${points.join("L")}L1,${CURVE.base}Z`,
    fillcolor: faded(colours.ink, 0.16),
    line: { color: colours.ink, width: 1.25 },
  };
}

function short(value: number): number {
  return Math.round(value * 1e3) / 1e3;
}
