import { colours } from "./palette";
import type { Json } from "./plain";
import { light } from "./theme";

/** A caption below a picture, in CSS pixels: its letters, its lines, and the space around it. */
export const CAPTION = { size: 13, line: 18, side: 24, above: 4, below: 12 } as const;

/** From line to line of a Plotly text, as a share of its letters' size. */
const SPACING = 1.3;

/** The widest letter that most texts keep to, as a share of the letters' size: the font is a wide one. */
const LETTER = 0.57;

type Layout = { [key: string]: Json };

/** A caption in lines that fit below a picture so many pixels wide. */
export function captionLines(caption: string, width: number): string[] {
  const room = Math.max(12, Math.floor((width - 2 * CAPTION.side) / (CAPTION.size * LETTER)));
  const lines: string[] = [];
  for (const word of caption.split(/\s+/)) {
    const last = lines.length - 1;
    if (last >= 0 && lines[last].length + 1 + word.length <= room) lines[last] += ` ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** The pixels that a caption adds to a picture's height. */
export function captionHeight(lines: readonly string[]): number {
  return CAPTION.above + lines.length * CAPTION.line + CAPTION.below;
}

/**
 * A layout with the caption below the plot, as Plotly's title: so it shows wherever a notebook's reader draws the
 * specification, and nowhere else does such a reader show one. A figure with a title of its own keeps it.
 */
export function withCaption(
  layout: Layout,
  caption: string,
  size: { width: number; height: number },
): Layout {
  if (layout.title !== undefined) return layout;
  const lines = captionLines(caption, size.width);
  const extra = captionHeight(lines);
  return {
    ...layout,
    height: size.height + extra,
    // Plotly's own way of making room for a title forgets the axes' titles.
    margin: { ...marginOf(layout), b: bottomOf(layout) + extra },
    meta: { ...(layout.meta as object | undefined), captionHeight: extra },
    title: {
      text: lines.map(escaped).join("<br>"),
      font: { size: CAPTION.size, color: colours.ink },
      xref: "container",
      x: 0,
      xanchor: "left",
      yref: "container",
      y: 0,
      yanchor: "bottom",
      // Plotly sets a title's first line at the bottom, and the others below it.
      pad: { l: CAPTION.side, b: CAPTION.below + (lines.length - 1) * SPACING * CAPTION.size },
    },
  };
}

/** The layout of the figure alone, for those who show its caption themselves. */
export function withoutCaption(layout: Layout): Layout {
  const extra = (layout.meta as { captionHeight?: number } | undefined)?.captionHeight;
  if (extra === undefined) return layout;
  const { title: _title, meta, ...rest } = layout;
  const { captionHeight: _height, ...marks } = meta as Layout;
  const margin = { ...marginOf(layout), b: bottomOf(layout) - extra };
  const given: Layout = Object.keys(marks).length > 0 ? { meta: marks } : {};
  return { ...rest, ...given, margin, height: (layout.height as number) - extra };
}

function marginOf(layout: Layout): { b?: number } {
  return (layout.margin ?? {}) as { b?: number };
}

/** The margin below the plot: the figure's own, else its theme's. */
function bottomOf(layout: Layout): number {
  return marginOf(layout).b ?? light.layout.margin.b;
}

/** Plotly reads a few HTML elements in its texts. */
function escaped(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
