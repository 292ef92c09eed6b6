/** Numbers in any list: an array or a typed array. */
export type Numbers = ArrayLike<number>;

/** One layer of a figure, in Plotly's words. */
export interface Trace {
  type?: string;
  name?: string;
  [key: string]: unknown;
}

/** A figure before its theme: what a builder returns, or what is written by hand in Plotly's words. */
export interface Spec {
  data: readonly Trace[];
  layout: Record<string, unknown>;
  config?: Record<string, unknown>;
}

/** The titles of the two axes, with units where there are any. */
export interface AxisTitles {
  x: string;
  y: string;
}

/** Plotly's form of an axis title. */
export function titled(text: string): { title: { text: string } } {
  return { title: { text } };
}

/** Whether there is a legend; without one the space for it goes too. */
export function legend(show: boolean): Record<string, unknown> {
  return show ? { showlegend: true } : { showlegend: false, margin: { t: 24 } };
}

/** The least and the greatest of several lists, taken together. */
export function extent(...lists: Numbers[]): [number, number] {
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (const list of lists) {
    for (let i = 0; i < list.length; i++) {
      if (list[i] < least) least = list[i];
      if (list[i] > greatest) greatest = list[i];
    }
  }
  return [least, greatest];
}

/**
 * The mark, in a layout, of a drawing whose places are pixels: where it is shown narrower than it was made, its
 * letters and lines shrink with it.
 */
export const drawing = { meta: { drawing: true } } as const;
