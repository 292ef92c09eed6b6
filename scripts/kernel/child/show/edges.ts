/** Which of many things in a row are shown: all, or the first and the last. */
export interface Edges {
  /** indices of what is shown, rising */
  shown: number[];
  /** how many are left out, and behind how many of those shown */
  gap?: { after: number; count: number };
}

/** Up to `most` things are shown in full; of more, so many of the first and of the last. */
export function edges(length: number, most: number, first: number, last: number): Edges {
  if (length <= most) return { shown: Array.from({ length }, (_, i) => i) };
  const shown = Array.from({ length: first + last }, (_, i) => (i < first ? i : length - first - last + i));
  return { shown, gap: { after: first, count: length - first - last } };
}

/** Puts something where a gap is. */
export function withGap<T>(items: readonly T[], { gap }: Edges, mark: (count: number) => T): T[] {
  if (gap === undefined) return [...items];
  return [...items.slice(0, gap.after), mark(gap.count), ...items.slice(gap.after)];
}

/** 1234567 → "1,234,567", on every machine alike. */
export function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}

/** "1 row", "2 rows" */
export function counted(n: number, what: string): string {
  return `${grouped(n)} ${what}${n === 1 ? "" : "s"}`;
}
