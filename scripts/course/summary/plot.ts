import { escapeMarkup } from "../../../lib/src/course/escapeMarkup";
import { bars } from "../../../lib/src/figures/bars";
import { type Figure, figure } from "../../../lib/src/figures/figure";
import { histogram } from "../../../lib/src/figures/histogram";
import { verticals } from "../../../lib/src/figures/marks";
import { colours, look, tint } from "../../../lib/src/figures/palette";
import { type Spec, titled } from "../../../lib/src/figures/spec";
import { type AssignmentGrades, gradedOf, points } from "../gradebook";
import { danfo } from "./danfo";
import type { QuestionResult } from "./questions";

/** Where the two parts stand on the figure's height. */
const UPPER = [0.6, 1];
const LOWER = [0, 0.38];

/**
 * How a class did: the distribution of totals, and below it each question's mean share of its points.
 *
 * @param results of the assignment's questions
 * @returns undefined where nothing is graded yet
 */
export function summaryFigure(
  assignment: AssignmentGrades,
  results: readonly QuestionResult[],
): Figure | undefined {
  const totals = gradedOf(assignment).map(({ total }) => total);
  const shown = results.filter(({ share }) => share !== undefined);
  if (totals.length === 0) return undefined;
  const mean = points(new (danfo().Series)(totals).mean());
  const upper = distribution(totals, assignment.max);
  const lower = shown.length === 0 ? undefined : shares(shown);
  const students = totals.length === 1 ? "one submission" : `${totals.length} submissions`;
  const alt =
    `Distribution of the totals of ${students}, of ${points(assignment.max)} points, with mean ${mean}. Mean share of ` +
    `each question: ${shown.map(({ question, share }) => `${question} ${share?.toFixed(2)}`).join(", ") || "none graded"}.`;
  const caption = `${assignment.name}: ${students}, mean ${mean} of ${points(assignment.max)} points.`;
  const name =
    assignment.name
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "") || "assignment";
  return figure(name, lower ? stacked(upper, lower) : upper, {
    alt,
    caption,
    width: 860,
    height: lower ? 680 : 420,
  });
}

/** How many students have how many points. Bins have whole numbers in their middle, so that 19 and 20 stand apart. */
function distribution(totals: readonly number[], max: number): Spec {
  const end = Math.max(1, Math.ceil(max), Math.ceil(totals.reduce((a, b) => Math.max(a, b))));
  const width = Math.ceil(end / 30);
  const bins = Math.ceil(end / width) + 1;
  const range = [-width / 2, (bins - 0.5) * width] as const;
  const { edges, counts } = histogram(totals, { range, bins });
  const series = new (danfo().Series)([...totals]);
  const { colour } = look(0);
  const most = counts.reduce((a, b) => Math.max(a, b));
  const [mean, median] = [series.mean(), series.median()];
  const marks =
    points(mean) === points(median)
      ? [{ x: mean, label: `mean and median ${points(mean)}` }]
      : [
          { x: mean, label: `mean ${points(mean)}` },
          { x: median, label: `median ${points(median)}` },
        ].sort((a, b) => a.x - b.x);
  return {
    data: [
      {
        type: "bar",
        name: "students",
        x: Array.from(counts, (_, i) => (edges[i] + edges[i + 1]) / 2),
        y: Array.from(counts),
        width: Array.from(counts, (_, i) => edges[i + 1] - edges[i]),
        marker: { color: tint(colour, 0.55), line: { color: colours.paper, width: 1 } },
      },
    ],
    layout: {
      showlegend: false,
      margin: { t: 24 },
      xaxis: { ...titled("total points"), range },
      // Counts are whole, and so are their ticks; above them is room for the marks' names.
      yaxis: {
        ...titled("students"),
        range: [0, most * 1.3],
        tick0: 0,
        ...(most <= 6 ? { dtick: 1 } : { nticks: 6 }),
      },
      ...verticals(marks),
    },
  };
}

function shares(shown: readonly QuestionResult[]): Spec {
  const labels = shown.map(({ question }) => escapeMarkup(question));
  const values = shown.map(({ share }) => share ?? 0);
  const spec = bars(labels, values, { x: "question", y: "mean share of points", digits: 2 });
  const highest = values.reduce((a, b) => Math.max(a, b), 1);
  return {
    ...spec,
    layout: { ...spec.layout, yaxis: { ...titled("mean share of points"), range: [0, highest * 1.15] } },
  };
}

/** One figure above another, each with axes of its own. */
function stacked(upper: Spec, lower: Spec): Spec {
  const axis = (of: unknown, more: object) => ({ ...(of as object), ...more });
  const moved = (things: unknown) =>
    ((things as Record<string, unknown>[] | undefined) ?? []).map((thing) => {
      const inUpper = (share: unknown) => (share as number) * (UPPER[1] - UPPER[0]) + UPPER[0];
      const places = ["y", "y0", "y1"].filter((key) => typeof thing[key] === "number");
      return { ...thing, ...Object.fromEntries(places.map((key) => [key, inUpper(thing[key])])) };
    });
  return {
    data: [...upper.data, ...lower.data.map((trace) => ({ ...trace, xaxis: "x2", yaxis: "y2" }))],
    layout: {
      ...upper.layout,
      yaxis: axis(upper.layout.yaxis, { domain: UPPER }),
      xaxis2: axis(lower.layout.xaxis, { anchor: "y2" }),
      yaxis2: axis(lower.layout.yaxis, { anchor: "x2", domain: LOWER }),
      annotations: moved(upper.layout.annotations),
      shapes: moved(upper.layout.shapes),
    },
  };
}
