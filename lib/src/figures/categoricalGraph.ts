import { checkFinite, checkProbability, checkWhole } from "../numeric/check";
import { colours, look } from "./palette";
import { drawing, type Numbers, type Spec, type Trace } from "./spec";

/** A node that draws its category. */
export interface CategoricalNode {
  /** Its place on a grid: one step is 120 pixels to the right (x) or upwards (y). */
  x: number;
  y: number;
  /** The probability of each category. */
  probs: Numbers;
  /** The category that was drawn, counted from 0. */
  drawn?: number;
  /** Its own name, above its box. */
  name?: string;
}

/** The words of such a graph. */
export interface CategoricalGraphOptions {
  /** The name of each category, of a letter or two. */
  labels: readonly string[];
}

/** Pixels: a step, half a node's width and height, the room of its bars, the height of probability 1. */
const STEP = 120;
const HALF = [40, 42] as const;
const AROUND = 14;
const NAME = 12;
const BAR = { height: 48, base: -19, share: 0.68 };

/**
 * A graph whose every node draws its category: a box with a bar for each category's probability, joined by edges. The
 * category that was drawn has a black frame. Its size follows from the places.
 *
 * @param nodes at least one
 * @param edges pairs of nodes, counted from 0, with the number of lines, 1 to 3
 * @throws RangeError where probabilities are not as many as labels or don't add up to 1, or an edge leads to no node
 * @example
 * categoricalGraph(
 *   [{ x: 0, y: 0, probs: [0.8, 0.15, 0.05], drawn: 0 }, { x: 1, y: 0, probs: [0.3, 0.5, 0.2], drawn: 1 }],
 *   [[0, 1, 1]],
 *   { labels: ["C", "O", "F"] },
 * )
 */
export function categoricalGraph(
  nodes: readonly CategoricalNode[],
  edges: readonly (readonly [number, number, number])[],
  { labels }: CategoricalGraphOptions,
): Spec {
  checkWhole("nodes.length", nodes.length, 1, 100);
  for (const [i, node] of nodes.entries()) checkNode(node, labels, `nodes[${i}]`);
  const least = (letter: "x" | "y"): number => Math.min(...nodes.map((node) => node[letter]));
  const most = (letter: "x" | "y"): number => Math.max(...nodes.map((node) => node[letter]));
  const size = {
    width: Math.max(240, Math.round((most("x") - least("x")) * STEP + 2 * (HALF[0] + AROUND))),
    height: Math.max(150, Math.round((most("y") - least("y")) * STEP + 2 * (HALF[1] + AROUND))),
  };
  const named = nodes.some(({ name }) => name !== undefined) ? NAME : 0;
  const shift = size.width / 2 - ((most("x") + least("x")) / 2) * STEP;
  const lift = size.height / 2 - ((most("y") + least("y")) / 2) * STEP;
  const places = nodes.map(({ x, y }): [number, number] => [shift + x * STEP, lift + y * STEP]);
  return {
    data: [
      ...labels.map((label, i) => barsTrace(label, i, labels.length, nodes, places)),
      letters(labels, places),
    ],
    layout: {
      width: size.width,
      height: size.height + named,
      showlegend: false,
      ...drawing,
      margin: { l: 0, r: 0, t: 0, b: 0 },
      xaxis: { visible: false, fixedrange: true, range: [0, size.width] },
      yaxis: { visible: false, fixedrange: true, range: [0, size.height + named], scaleanchor: "x" },
      annotations: nodes.flatMap(({ name }, i) => nameText(name, places[i])),
      shapes: [
        ...edges.flatMap((edge, i) => lines(edge, places, `edges[${i}]`)),
        ...places.map(box),
        ...nodes.flatMap((node, i) => drawnFrame(node, places[i], labels.length)),
      ],
    },
  };
}

function checkNode({ x, y, probs, drawn }: CategoricalNode, labels: readonly string[], name: string): void {
  checkFinite(`${name}.x`, x);
  checkFinite(`${name}.y`, y);
  if (probs.length !== labels.length)
    throw new RangeError(
      `${name}.probs has ${probs.length} values, but there are ${labels.length} labels; give one for each.`,
    );
  for (let i = 0; i < probs.length; i++) checkProbability(`${name}.probs[${i}]`, probs[i]);
  const sum = Array.from(probs).reduce((a, b) => a + b, 0);
  if (Math.abs(sum - 1) > 1e-4)
    throw new RangeError(`${name}.probs add up to ${sum}, but must add up to 1; divide them by their sum.`);
  if (drawn !== undefined) checkWhole(`${name}.drawn`, drawn, 0, labels.length - 1);
}

/** The left and right edge of the i-th of n bars, from a node's middle. */
function barSides(i: number, n: number): [number, number] {
  const each = (2 * HALF[0] - 12) / n;
  const middle = -HALF[0] + 6 + (i + 0.5) * each;
  return [middle - (BAR.share * each) / 2, middle + (BAR.share * each) / 2];
}

function barsTrace(
  label: string,
  i: number,
  n: number,
  nodes: readonly CategoricalNode[],
  places: readonly (readonly [number, number])[],
): Trace {
  const [left, right] = barSides(i, n);
  const { colour } = look(i);
  const corners = nodes.flatMap(({ probs }, at): (readonly [number, number] | undefined)[] => {
    const [x, y] = places[at];
    const [low, high] = [y + BAR.base, y + BAR.base + Math.max(1, BAR.height * probs[i])];
    return [[x + left, low], [x + left, high], [x + right, high], [x + right, low], [x + left, low], undefined]; // biome-ignore format: pairs
  });
  return {
    type: "scatter",
    mode: "lines",
    name: label,
    hoverinfo: "skip",
    x: corners.map((corner) => corner?.[0] ?? null),
    y: corners.map((corner) => corner?.[1] ?? null),
    fill: "toself",
    fillcolor: colour,
    line: { color: colour, width: 1, simplify: false },
  };
}

function letters(labels: readonly string[], places: readonly (readonly [number, number])[]): Trace {
  const all = places.flatMap(([x, y]) =>
    labels.map((text, i) => {
      const [left, right] = barSides(i, labels.length);
      return { text, x: x + (left + right) / 2, y: y + BAR.base - 9 };
    }),
  );
  return {
    type: "scatter",
    mode: "text",
    showlegend: false,
    hoverinfo: "skip",
    x: all.map(({ x }) => x),
    y: all.map(({ y }) => y),
    text: all.map(({ text }) => text),
    textfont: { size: 12, color: colours.ink },
  };
}

function box([x, y]: readonly [number, number]): object {
  return rect(x - HALF[0], y - HALF[1], x + HALF[0], y + HALF[1], {
    fillcolor: colours.paper,
    line: { color: colours.ink, width: 1.5 },
  });
}

function drawnFrame({ drawn }: CategoricalNode, [x, y]: readonly [number, number], n: number): object[] {
  if (drawn === undefined) return [];
  const [left, right] = barSides(drawn, n);
  const [low, high] = [y + BAR.base - 16, y + BAR.base + BAR.height + 4];
  const line = { color: colours.ink, width: 2.25 };
  return [{ ...rect(x + left - 3, low, x + right + 3, high, { line }), layer: "above" }];
}

function nameText(name: string | undefined, [x, y]: readonly [number, number]): object[] {
  if (name === undefined) return [];
  const corner = { x: x - HALF[0], y: y + HALF[1], xanchor: "left", yanchor: "bottom" };
  return [{ ...corner, text: `<i>${name}</i>`, font: { size: 14 } }];
}

function rect(x0: number, y0: number, x1: number, y1: number, look: object): object {
  return { type: "rect", xref: "x", yref: "y", layer: "below", x0, y0, x1, y1, ...look };
}

function lines(
  [a, b, count]: readonly [number, number, number],
  places: readonly (readonly [number, number])[],
  name: string,
): object[] {
  checkWhole(`${name}[0]`, a, 0, places.length - 1);
  checkWhole(`${name}[1]`, b, 0, places.length - 1);
  checkWhole(`${name}[2]`, count, 1, 3);
  if (a === b) throw new RangeError(`${name} joins node ${a} with itself; leave it out.`);
  const [[ax, ay], [bx, by]] = [places[a], places[b]];
  const size = Math.sqrt((bx - ax) * (bx - ax) + (by - ay) * (by - ay));
  return Array.from({ length: count }, (_, i) => {
    const off = 7 * (i - (count - 1) / 2);
    const [dx, dy] = [(-off * (by - ay)) / size, (off * (bx - ax)) / size];
    const line = { color: colours.ink, width: 2 };
    return {
      type: "line",
      xref: "x",
      yref: "y",
      layer: "below",
      x0: ax + dx,
      y0: ay + dy,
      x1: bx + dx,
      y1: by + dy,
      line,
    };
  });
}
