import type { Json } from "./plain";
import { wrapped } from "./textWidth";
import { light } from "./theme";

type Layout = { [key: string]: Json };
type Axis = { title?: { text?: string }; domain?: [number, number] };

/**
 * A layout whose axes' titles break into lines where they are longer than their axis: Plotly lets them run over their
 * neighbours, or over the figure's edge.
 *
 * @param room in pixels: the width and the height that the plots share
 * @param scale of the letters
 */
export function withFittingTitles(layout: Layout, room: { x: number; y: number }, scale: number): Layout {
  const size = light.layout.xaxis.title.font.size * scale;
  return Object.fromEntries(
    Object.entries(layout).map(([key, value]) => {
      const letter = /^([xy])axis\d*$/.exec(key)?.[1] as "x" | "y" | undefined;
      const axis = value as Axis;
      if (letter === undefined || axis.title?.text === undefined) return [key, value];
      const [from, to] = axis.domain ?? [0, 1];
      const text = wrapped(axis.title.text, (to - from) * room[letter], size);
      return [key, { ...(value as Layout), title: { ...axis.title, text } }];
    }),
  );
}
