import { checkFinite, shown } from "../numeric/check";
import { directionAt, type Point, pointAt } from "./bezier";
import { arrow, cross, edgeCurve, type Outline } from "./graphEdges";
import { type GraphLegendEntry, graphLegend } from "./graphLegend";
import { colours } from "./palette";
import { drawing, extent, type Spec } from "./spec";

/** A node of a computation graph. */
export interface GraphNode {
  id: string;
  /** What stands in it, in Plotly's text: <i>z</i>, x<sub>1</sub>; the id unless given. */
  label?: string;
  /**
   * "deterministic" (a box) unless given; "random" is a shaded circle, "value" a text without outline: a parameter, an
   * input.
   */
  kind?: "deterministic" | "random" | "value";
  /** Its place on a grid: one step is 90 pixels to the right (x) or upwards (y). */
  x: number;
  y: number;
}

/** An arrow between two nodes. */
export interface GraphEdge {
  from: string;
  to: string;
  /** "forward" (solid) unless given; "gradient" is dashed and coloured, and runs against the forward direction. */
  kind?: "forward" | "gradient";
  /** A gradient that does not pass: grey, with a cross. */
  blocked?: boolean;
  /**
   * How far the arrow leaves the straight line, to its left (right where negative), as a share of its length. Unless
   * given 0, and for gradients 0.28 away from the graph's middle.
   */
  bend?: number;
  /** A text beside its middle. */
  label?: string;
}

/** One graph; several stand side by side under their titles. */
export interface ComputationGraph {
  title?: string;
  nodes: readonly GraphNode[];
  edges: readonly GraphEdge[];
}

/** Pixels: a step of the grid, space between panels, around all, and for titles. */
const STEP = 90;
const BETWEEN = 44;
const AROUND = 34;
const TITLE = 30;

const LOOKS = {
  forward: { colour: colours.ink, dash: "solid", width: 1.75 },
  gradient: { colour: colours.blue, dash: "6px,4px", width: 2 },
  blocked: { colour: colours.grey, dash: "2px,4px", width: 2 },
} as const;

type Look = keyof typeof LOOKS;
type Kind = NonNullable<GraphNode["kind"]>;

/**
 * Computation graphs as the papers draw them: deterministic nodes as boxes, random ones as shaded circles, forward
 * edges as solid arrows, gradients as dashed ones, crossed where they are blocked. Its size follows from the graph.
 *
 * @throws RangeError where an id is double, an edge leads to no node or from a node to itself
 * @example
 * computationGraph([
 *   {
 *     title: "before",
 *     nodes: [{ id: "μ", kind: "value", x: 0, y: 0 }, { id: "z", label: "<i>z</i>", kind: "random", x: 1, y: 0 }],
 *     edges: [{ from: "μ", to: "z" }, { from: "z", to: "μ", kind: "gradient", blocked: true }],
 *   },
 * ])
 */
export function computationGraph(graphs: ComputationGraph | readonly ComputationGraph[]): Spec {
  const panels = Array.isArray(graphs) ? (graphs as ComputationGraph[]) : [graphs as ComputationGraph];
  if (panels.length === 0) throw new RangeError("graphs is empty, but must hold at least one; pass a graph.");
  panels.forEach(checkGraph);
  const [lowest, highest] = extent(...panels.map(({ nodes }) => nodes.map(({ y }) => y)));
  const height = (highest - lowest) * STEP + 2 * half("random")[1] + 16;
  const titles = panels.some(({ title }) => title !== undefined) ? TITLE : 0;
  const shapes: object[] = [];
  const annotations: object[] = [];
  const across = panels.map(sides);
  const width = Math.max(
    200,
    Math.ceil(
      across.reduce((sum, [first, last]) => sum + last - first, 2 * AROUND + BETWEEN * (panels.length - 1)),
    ),
  );
  const legend = graphLegend(legendEntries(panels), width);
  let left = AROUND;
  panels.forEach((graph, i) => {
    const [first, last] = across[i];
    // One y for all panels: the same node stands at the same height in each.
    const place = ({ x, y }: GraphNode): Point => [
      left - first + x * STEP,
      legend.height + half("random")[1] + 8 + (y - lowest) * STEP,
    ];
    const outlines = new Map(graph.nodes.map((node) => [node.id, outlineOf(node, place(node))]));
    for (const edge of graph.edges) drawEdge(edge, outlines, shapes, annotations);
    for (const node of graph.nodes) {
      const outline = outlines.get(node.id) as Outline;
      if (kindOf(node) !== "value") shapes.push(nodeShape(outline));
      annotations.push(text(outline.at, node.label ?? node.id, 17));
    }
    if (graph.title !== undefined)
      annotations.push(
        text(
          [left + (last - first) / 2, legend.height + height + titles / 2 + 4],
          `<b>${graph.title}</b>`,
          14,
        ),
      );
    left += last - first + BETWEEN;
  });
  const size = { width, height: Math.max(150, Math.ceil(legend.height + height + titles + 8)) };
  return {
    // Plotly draws axes, and what stands on them, only for a trace: one without points.
    data: [{ type: "scatter", x: [null], y: [null], showlegend: false, hoverinfo: "skip" }],
    layout: {
      ...size,
      ...canvas(size),
      shapes: [...shapes, ...legend.shapes],
      annotations: [...annotations, ...legend.annotations],
    },
  };
}

/** Hidden axes that count pixels. */
function canvas({ width, height }: { width: number; height: number }): Record<string, unknown> {
  const axis = { visible: false, fixedrange: true };
  return {
    ...drawing,
    margin: { l: 0, r: 0, t: 0, b: 0 },
    xaxis: { ...axis, range: [0, width] },
    yaxis: { ...axis, range: [0, height], scaleanchor: "x" },
    showlegend: false,
  };
}

function checkGraph({ nodes, edges }: ComputationGraph): void {
  const ids = new Set<string>();
  for (const { id, x, y } of nodes) {
    if (ids.has(id)) throw new RangeError(`Two nodes have the id ${shown(id)}; give each one of its own.`);
    ids.add(id);
    checkFinite(`x of node ${shown(id)}`, x);
    checkFinite(`y of node ${shown(id)}`, y);
  }
  if (ids.size === 0) throw new RangeError("A graph has no nodes; give at least one.");
  for (const { from, to } of edges) {
    for (const id of [from, to]) {
      if (!ids.has(id))
        throw new RangeError(
          `An edge leads from ${shown(from)} to ${shown(to)}, but no node has the id ${shown(id)}; the ids are ${[...ids].join(", ")}.`,
        );
    }
    if (from === to)
      throw new RangeError(`An edge leads from ${shown(from)} to itself; a computation graph has no loops.`);
  }
}

/** Half the width and height of a node, in pixels. */
function half(kind: GraphNode["kind"]): Point {
  if (kind === "random") return [23, 23];
  return kind === "value" ? [17, 15] : [24, 20];
}

/** Where a graph begins and ends from left to right, in pixels from x = 0. */
function sides({ nodes }: ComputationGraph): [number, number] {
  const outlines = nodes.map((node) => outlineOf(node, [node.x * STEP, 0]));
  const edges = outlines.flatMap(({ at, half }) => [at[0] - half[0], at[0] + half[0]]);
  return extent(edges);
}

/** A node's outline, wide enough for its text. */
function outlineOf({ kind = "deterministic", label, id }: GraphNode, at: Point): Outline {
  const letters = (label ?? id).replace(/<[^>]*>/g, "").length;
  const [x, y] = half(kind);
  const wide = Math.max(x, 5.2 * letters + 8);
  return kind === "random"
    ? { at, round: true, half: [Math.max(wide, y), Math.max(wide, y)] }
    : { at, round: false, half: [wide, y] };
}

function nodeShape({ at: [x, y], round, half }: Outline): object {
  return {
    type: round ? "circle" : "rect",
    xref: "x",
    yref: "y",
    x0: x - half[0],
    x1: x + half[0],
    y0: y - half[1],
    y1: y + half[1],
    fillcolor: round ? colours.grid : colours.paper,
    line: { color: colours.ink, width: 1.75 },
  };
}

function drawEdge(
  edge: GraphEdge,
  outlines: Map<string, Outline>,
  shapes: object[],
  annotations: object[],
): void {
  const { kind = "forward", label } = edge;
  const [from, to] = [outlines.get(edge.from) as Outline, outlines.get(edge.to) as Outline];
  const bend = edge.bend ?? (kind === "gradient" ? 0.28 * outwards(from.at, to.at, outlines) : 0);
  const curve = edgeCurve(from, to, bend);
  shapes.push(...arrow(curve, LOOKS[lookOf(edge)]));
  if (edge.blocked) shapes.push(cross(curve));
  if (label === undefined) return;
  const [x, y] = pointAt(curve, 0.5);
  const [dx, dy] = directionAt(curve, 0.5);
  // On the outer side of the bend, else to the left.
  const side = bend < 0 ? -1 : 1;
  const letters = label.replace(/<[^>]*>/g, "").length;
  const off = 11 + Math.abs(dy) * 3.6 * letters;
  annotations.push(text([x - side * off * dy, y + side * off * dx], label, 13));
}

/** 1 where the left side of the way from a to b faces away from the middle of all nodes, else −1. */
function outwards(a: Point, b: Point, outlines: Map<string, Outline>): 1 | -1 {
  const off = [0, 1].map((axis) => {
    const all = [...outlines.values()].map(({ at }) => at[axis]);
    return (a[axis] + b[axis]) / 2 - all.reduce((sum, v) => sum + v, 0) / all.length;
  });
  const left = -(b[1] - a[1]) * off[0] + (b[0] - a[0]) * off[1];
  return left >= -1e-6 ? 1 : -1;
}

function text([x, y]: Point, label: string, size: number): object {
  return {
    x,
    y,
    xref: "x",
    yref: "y",
    text: label,
    xanchor: "center",
    yanchor: "middle",
    font: { size },
  };
}

/** What the graphs hold, each kind once. */
function legendEntries(graphs: readonly ComputationGraph[]): GraphLegendEntry[] {
  const kinds = new Set(graphs.flatMap(({ nodes }) => nodes.map(kindOf)));
  const looks = new Set(graphs.flatMap(({ edges }) => edges.map(lookOf)));
  const entries: [boolean, GraphLegendEntry][] = [
    [kinds.has("deterministic"), { name: "deterministic", look: "box" }],
    [kinds.has("random"), { name: "random", look: "circle" }],
    [looks.has("forward"), { name: "forward", look: LOOKS.forward }],
    [looks.has("gradient"), { name: "gradient", look: LOOKS.gradient }],
    [looks.has("blocked"), { name: "blocked gradient", look: LOOKS.blocked }],
  ];
  return entries.filter(([isThere]) => isThere).map(([, entry]) => entry);
}

function kindOf({ kind = "deterministic" }: GraphNode): Kind {
  return kind;
}

function lookOf({ kind = "forward", blocked = false }: GraphEdge): Look {
  return blocked ? "blocked" : kind;
}
