import { withFittingTitles } from "./axisTitles";
import { legendHeight } from "./legendRoom";
import type { Json } from "./plain";
import { recoloured } from "./recolour";

/** The looks that a figure can have: on a white screen, on a dark one, on paper. */
export type ThemeName = "light" | "dark" | "print";

/** A finished specification, as it stands in a notebook's output. */
export interface PlotlySpec {
  data: Json[];
  layout: { [key: string]: Json };
  config?: { [key: string]: Json };
}

/** Letters and lines on paper, as a share of those on a screen: 8¼ points instead of 10½. */
const PRINT = 11 / 14;
/** The text width of LaTeX's article class, in pixels. */
const TEXT_WIDTH = 460;
/** A figure's width on paper, as a share of that on a screen: 720 pixels become a text width. */
const PAPER = TEXT_WIDTH / 720;
/** The room that axes, their titles and a row of legend take, in pixels: what does not grow with the figure. */
const AROUND = { x: 96, y: 108 };
/** The width below which letters on a screen, too, become smaller, down to those on paper. */
const NARROW = 560;

/**
 * A specification in another theme, and as wide as wanted. It is laid out anew, not scaled: letters and lines keep
 * their size, unless it is narrow, and the plot itself keeps its shape; where the legend takes more rows, the figure
 * is so much higher. A drawing, whose places are pixels, is scaled with its letters and lines.
 *
 * @param width in CSS pixels (96 to an inch); as the figure was made unless given, and 0.64 times that for print
 */
export function themed(spec: PlotlySpec, theme: ThemeName, width?: number): PlotlySpec {
  const { width: own = 720, height: high = 420, meta } = spec.layout as Sized;
  const isDrawing = meta?.drawing === true;
  const isPrint = theme === "print";
  const usual = !isPrint ? own : isDrawing ? Math.min(own * PRINT, TEXT_WIDTH) : own * PAPER;
  const wide = width ?? Math.round(usual);
  const letters = isPrint ? PRINT : wide < own ? Math.min(1, Math.max(PRINT, wide / NARROW)) : 1;
  const scale = isDrawing ? wide / own : letters;
  const look = (value: Json): Json => {
    const coloured = theme === "dark" ? recoloured(value) : isPrint ? blackened(value) : value;
    return scale === 1 ? coloured : resized(coloured, scale);
  };
  const layout = look(spec.layout) as PlotlySpec["layout"];
  const data = spec.data.map(look);
  if (isDrawing)
    return { ...spec, data, layout: { ...layout, width: wide, height: Math.round(high * scale) } };
  if (wide === own && scale === 1) return { ...spec, data, layout };
  const rows = (width: number, size: number) => legendHeight(spec.data, spec.layout, width, size);
  const more = Math.max(0, rows(wide, scale) - rows(own, 1) * scale);
  const plot = { x: wide - AROUND.x * scale, y: 0 };
  plot.y = (plot.x * (high - AROUND.y)) / (own - AROUND.x);
  const height = Math.round(plot.y + AROUND.y * scale + more);
  const fitting = withFittingTitles(withRoom(layout, more), plot, scale);
  return { ...spec, data, layout: { ...fitting, width: wide, height } };
}

/** More room above the plot for a legend that stands at the figure's upper edge; Plotly makes it for others. */
function withRoom(layout: PlotlySpec["layout"], more: number): PlotlySpec["layout"] {
  const { legend, margin } = layout as { legend?: { yref?: string }; margin?: { t?: number } };
  if (more === 0 || legend?.yref !== "container" || margin?.t === undefined) return layout;
  return { ...layout, margin: { ...margin, t: margin.t + more } };
}

interface Sized {
  width?: number;
  height?: number;
  meta?: { drawing?: boolean };
}

/** What is measured in pixels of letters and lines: by its key, or by its key within another. */
const SIZES: Record<string, readonly string[]> = {
  font: ["size"],
  textfont: ["size"],
  tickfont: ["size"],
  marker: ["size"],
  pattern: ["size"],
  line: ["width"],
  error_x: ["width", "thickness"],
  error_y: ["width", "thickness"],
  margin: ["l", "r", "t", "b"],
  pad: ["l", "r", "t", "b"],
  colorbar: ["thickness", "ticklen"],
};
const EVERYWHERE = [
  "gridwidth",
  "linewidth",
  "tickwidth",
  "ticklen",
  "standoff",
  "xshift",
  "yshift",
  "arrowwidth",
  "ax",
  "ay",
  "entrywidth",
  "tracegroupgap",
];

/** Black in place of the screen's dark grey. */
function blackened(value: Json, key = ""): Json {
  if (Array.isArray(value)) return value.map((item) => blackened(item, key));
  if (typeof value === "string") return /color$/i.test(key) && value === "#333333" ? "#000000" : value;
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, blackened(item, name)]));
}

/** Smaller or larger letters, finer or bolder lines. */
function resized(value: Json, scale: number, key = ""): Json {
  if (Array.isArray(value)) return value.map((item) => resized(item, scale, key));
  if (value === null || typeof value !== "object") return value;
  const sizes = [...(SIZES[key] ?? []), ...EVERYWHERE];
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      if (sizes.includes(name) && !(typeof item === "object" && !Array.isArray(item)))
        return [name, times(item, scale)];
      if (name === "dash" && typeof item === "string")
        return [name, item.replace(/[\d.]+/g, (n) => String(Number(n) * scale))];
      return [name, resized(item, scale, name)];
    }),
  );
}

function times(size: Json, scale: number): Json {
  if (Array.isArray(size)) return size.map((item) => times(item, scale));
  return typeof size === "number" ? Math.round(size * scale * 100) / 100 : size;
}
