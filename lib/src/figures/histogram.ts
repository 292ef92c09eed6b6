import { checkFinite, checkFiniteValues, checkWhole } from "../numeric/check";
import { extent, type Numbers } from "./spec";

/** How values are counted. */
export interface BinOptions {
  /** About how many bins; chosen from the data by the rule of Freedman and Diaconis unless given. */
  bins?: number;
  /** Where the first bin begins and the last ends; from the least to the greatest value unless given. */
  range?: readonly [number, number];
}

/** Counted values. */
export interface Histogram {
  /** One more than there are bins, ascending, equally far apart. */
  edges: Float64Array;
  /** How many values lie in each bin: its lower edge belongs to it, its upper one only in the last. */
  counts: Float64Array;
  /** Counts as a density over *all* values, also those outside the range: comparable with a density function. */
  density: Float64Array;
}

/**
 * Counts values in bins. Without a range the edges are round numbers (1, 2 or 5 times a power of ten apart), so that
 * the same data always give the same bins.
 *
 * @param values finite numbers, at least one
 * @throws RangeError where the number of bins is not a whole number from 1 to 10000, or the range is empty
 * @example
 * histogram([1, 2, 2, 3], { bins: 3, range: [0.5, 3.5] }).counts // 1, 2, 1
 */
export function histogram(values: Numbers, options: BinOptions = {}): Histogram {
  checkFiniteValues("values", values);
  if (options.bins !== undefined) checkWhole("bins", options.bins, 1, 10_000);
  const edges = options.range
    ? evenEdges(values, options.range, options.bins)
    : roundEdges(values, options.bins);
  const bins = edges.length - 1;
  const [first, last] = [edges[0], edges[bins]];
  const counts = new Float64Array(bins);
  for (let i = 0; i < values.length; i++) {
    const value = values[i];
    if (value < first || value > last) continue;
    let bin = Math.min(bins - 1, Math.floor(((value - first) / (last - first)) * bins));
    // The division may round across an edge; the edges themselves decide.
    if (value < edges[bin]) bin--;
    else if (bin < bins - 1 && value >= edges[bin + 1]) bin++;
    counts[bin]++;
  }
  const density = counts.map((count, i) => count / (values.length * (edges[i + 1] - edges[i])));
  return { edges, counts, density };
}

function evenEdges(values: Numbers, [from, to]: readonly [number, number], bins?: number): Float64Array {
  checkFinite("range[0]", from);
  checkFinite("range[1]", to);
  if (from >= to)
    throw new RangeError(`range is [${from}, ${to}], but must ascend; exchange or widen its ends.`);
  const count = bins ?? limited(Math.round((to - from) / ruleWidth(values)));
  const edges = Float64Array.from({ length: count + 1 }, (_, i) =>
    i === count ? to : from + ((to - from) * i) / count,
  );
  if (edges.some((edge, i) => i > 0 && edge <= edges[i - 1])) {
    throw new RangeError(
      `range is [${from}, ${to}], too narrow for ${count} bins; widen it or ask for fewer.`,
    );
  }
  return edges;
}

function roundEdges(values: Numbers, bins?: number): Float64Array {
  const [least, greatest] = extent(values);
  const range = greatest - least;
  const size = Math.max(Math.abs(least), Math.abs(greatest));
  // Values that are equal, or all but: there are no round numbers between them.
  if (range <= 1e-9 * size || range < 1e-300) {
    const margin = Math.max(0.5, 1e-6 * size);
    return Float64Array.of(least - margin, greatest + margin);
  }
  const [times, unit] = roundStep(range / (bins ?? limited(Math.ceil(range / ruleWidth(values)))));
  const step = (i: number): number => (unit >= 1 ? i * times * unit : (i * times) / Math.round(1 / unit));
  const width = step(1);
  let first = Math.floor(least / width);
  while (step(first) > least) first--;
  let last = Math.ceil(greatest / width);
  while (step(last) < greatest) last++;
  return Float64Array.from({ length: Math.max(1, last - first) + 1 }, (_, i) => step(first + i));
}

/** Twice the interquartile range over the cube root of n (Freedman and Diaconis, 1981); a tenth where that is 0. */
function ruleWidth(values: Numbers): number {
  const sorted = Float64Array.from(values).sort();
  const n = sorted.length;
  const spread = sorted[Math.floor(0.75 * (n - 1))] - sorted[Math.floor(0.25 * (n - 1))];
  const [least, greatest] = [sorted[0], sorted[n - 1]];
  return spread > 0 ? (2 * spread) / Math.cbrt(n) : (greatest - least) / 10 || 1;
}

function limited(bins: number): number {
  return Math.min(200, Math.max(1, bins));
}

/** The number 1, 2, 5 or 10 and the power of ten whose product is nearest above `least`. */
function roundStep(least: number): [number, number] {
  let unit = 1;
  while (unit * 10 <= least) unit *= 10;
  while (unit > least) unit /= 10;
  for (const times of [1, 2, 5]) if (times * unit >= least) return [times, unit];
  return [10, unit];
}
