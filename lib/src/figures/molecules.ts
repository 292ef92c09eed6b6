import { checkWhole } from "../numeric/check";
import { checkBonds, type Molecule, placed } from "./moleculeLayout";
import { colours } from "./palette";
import { drawing, type Spec, type Trace } from "./spec";

/** The grid of molecules. */
export interface MoleculeOptions {
  /** Molecules in a row; as many as fill a page unless given. */
  columns?: number;
}

/** Pixels: a page's width, a bond, a double bond's half distance, an atom, space around a molecule, a caption. */
const PAGE = 720;
const BOND = 40;
const APART = 3;
const ATOM = 21;
const AROUND = 22;
const CAPTION = 26;

/** The colours of chemists' models, as far as all readers can tell them apart; the letter says it too. */
const ELEMENTS: Record<string, string> = {
  C: colours.ink,
  O: colours.vermillion,
  F: colours.green,
  N: colours.blue,
};

/**
 * Molecules as structure drawings: atoms as discs with their letter, single, double and triple bonds. Hydrogens are
 * left out. Where a molecule has no coordinates, openchemlib places its atoms.
 *
 * @throws RangeError where a bond leads to no atom, joins an atom with itself, is double, or is not of order 1, 2 or 3
 * @example
 * molecules([
 *   { atoms: ["C", "C", "O"], bonds: [[0, 1, 1], [1, 2, 1]], caption: "ethanol" },
 *   { atoms: ["C", "O"], bonds: [[0, 1, 2]], caption: "formaldehyde" },
 * ])
 */
export function molecules(list: readonly Molecule[], options: MoleculeOptions = {}): Spec {
  checkWhole("list.length", list.length, 1, 200);
  for (const [i, molecule] of list.entries()) checkBonds(molecule, `list[${i}]`);
  const drawings = list.map(placed);
  const caption = list.some((one) => one.caption !== undefined) ? CAPTION : 0;
  const most = (of: (drawing: readonly (readonly [number, number])[]) => number): number =>
    drawings.reduce((m, drawing) => Math.max(m, of(drawing)), 0);
  const words = list.reduce((m, one) => Math.max(m, 7.4 * (one.caption ?? "").length), 0);
  const cell = Math.max(words + 12, BOND * most((d) => spread(d, 0)) + ATOM + 2 * AROUND);
  const columns = options.columns ?? Math.max(1, Math.min(list.length, Math.floor(PAGE / cell)));
  checkWhole("columns", columns, 1, list.length);
  // Each row is as high as its tallest molecule.
  const heights = Array.from({ length: Math.ceil(list.length / columns) }, (_, row) => {
    const tallest = drawings.slice(row * columns, (row + 1) * columns).map((d) => spread(d, 1));
    return BOND * Math.max(...tallest) + ATOM + AROUND;
  });
  const whole = heights.reduce((sum, height) => sum + height + caption, 0);
  const size = {
    width: Math.max(200, Math.round(columns * cell)),
    height: Math.max(150, Math.round(whole + AROUND)),
  };
  // A figure has a least size: what is drawn stands in its middle.
  const left = (size.width - columns * cell) / 2;
  const tops = heights.map(
    (_, row) => (size.height + whole) / 2 - heights.slice(0, row).reduce((sum, h) => sum + h + caption, 0),
  );
  const rowOf = (i: number): number => Math.floor(i / columns);
  const centre = (i: number): [number, number] => [
    left + ((i % columns) + 0.5) * cell,
    tops[rowOf(i)] - heights[rowOf(i)] / 2,
  ];
  const inPixels = drawings.map((drawing, i) =>
    drawing.map(([x, y]): [number, number] => [centre(i)[0] + BOND * x, centre(i)[1] + BOND * y]),
  );
  return {
    data: [bondsTrace(list, inPixels), ...atomTraces(list, inPixels)],
    layout: {
      ...size,
      ...drawing,
      margin: { l: 0, r: 0, t: 0, b: 0 },
      showlegend: false,
      xaxis: { visible: false, fixedrange: true, range: [0, size.width] },
      yaxis: { visible: false, fixedrange: true, range: [0, size.height], scaleanchor: "x" },
      annotations: list.flatMap(({ caption: text }, i) =>
        text === undefined
          ? []
          : [{ text, x: centre(i)[0], y: centre(i)[1] - heights[rowOf(i)] / 2 + 4, yanchor: "top" }],
      ),
    },
  };
}

function spread(points: readonly (readonly [number, number])[], axis: 0 | 1): number {
  const values = points.map((point) => point[axis]);
  return Math.max(...values) - Math.min(...values);
}

function bondsTrace(list: readonly Molecule[], places: readonly (readonly [number, number])[][]): Trace {
  const x: (number | null)[] = [];
  const y: (number | null)[] = [];
  list.forEach(({ bonds }, m) => {
    for (const [a, b, order] of bonds) {
      const [[ax, ay], [bx, by]] = [places[m][a], places[m][b]];
      const size = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
      const offsets = [[0], [-APART, APART], [-1.8 * APART, 0, 1.8 * APART]][order - 1];
      for (const off of offsets) {
        const [dx, dy] = [(-off * (by - ay)) / size, (off * (bx - ax)) / size];
        x.push(ax + dx, bx + dx, null);
        y.push(ay + dy, by + dy, null);
      }
    }
  });
  const line = { color: colours.ink, width: 2.25, simplify: false };
  return { type: "scatter", mode: "lines", x, y, line, hoverinfo: "skip" };
}

/** One trace for each element. */
function atomTraces(list: readonly Molecule[], places: readonly (readonly [number, number])[][]): Trace[] {
  const all = list.flatMap(({ atoms }, m) => atoms.map((element, i) => ({ element, at: places[m][i] })));
  return [...new Set(all.map(({ element }) => element))].map((element) => {
    const own = all.filter((atom) => atom.element === element);
    return {
      type: "scatter",
      mode: "markers+text",
      name: element,
      x: own.map(({ at }) => at[0]),
      y: own.map(({ at }) => at[1]),
      text: own.map(() => `<b>${element}</b>`),
      textposition: "middle center",
      textfont: { color: colours.paper, size: 13 },
      hoverinfo: "name",
      marker: {
        symbol: "circle",
        size: ATOM,
        opacity: 1,
        color: ELEMENTS[element] ?? colours.grey,
        line: { color: colours.paper, width: 1.5 },
      },
    };
  });
}
