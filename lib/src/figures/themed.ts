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
/** A figure's width on paper, as a share of that on a screen: 720 pixels become a text width of LaTeX's article class. */
const PAPER = 460 / 720;
/** The room that axes, their titles and the legend take, in pixels: what does not grow with the figure. */
const AROUND = { x: 96, y: 108 };

/**
 * A specification in another theme, and as wide as wanted. It is laid out anew, not scaled: letters and lines keep
 * their size, and the plot itself keeps its shape.
 *
 * @param width in CSS pixels (96 to an inch); as the figure was made unless given, and 0.64 times that for print
 */
export function themed(spec: PlotlySpec, theme: ThemeName, width?: number): PlotlySpec {
  const { width: own = 720, height: high = 420 } = spec.layout as { width?: number; height?: number };
  const scale = theme === "print" ? PRINT : 1;
  const wide = width ?? (theme === "print" ? Math.round(own * PAPER) : own);
  let { data, layout } = spec;
  if (theme === "dark") {
    data = data.map((trace) => recoloured(trace));
    layout = recoloured(layout) as PlotlySpec["layout"];
  }
  if (theme === "print") {
    data = data.map((trace) => printed(trace));
    layout = printed(layout) as PlotlySpec["layout"];
  }
  const shape = (high - AROUND.y) / (own - AROUND.x);
  const height =
    wide === own && scale === 1 ? high : Math.round((wide - AROUND.x * scale) * shape + AROUND.y * scale);
  return { ...spec, data, layout: { ...layout, width: wide, height } };
}

/** What is measured in pixels of letters and lines: by its key, or by its key within another. */
const SIZES: Record<string, readonly string[]> = {
  font: ["size"],
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
];

/** Smaller letters and finer lines, and black in place of the screen's dark grey. */
function printed(value: Json, key = ""): Json {
  if (Array.isArray(value)) return value.map((item) => printed(item, key));
  if (typeof value === "string") return /color$/i.test(key) && value === "#333333" ? "#000000" : value;
  if (value === null || typeof value !== "object") return value;
  const scaled = [...(SIZES[key] ?? []), ...EVERYWHERE];
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => {
      if (scaled.includes(name) && !(typeof item === "object" && !Array.isArray(item)))
        return [name, smaller(item)];
      if (name === "dash" && typeof item === "string")
        return [name, item.replace(/[\d.]+/g, (n) => String(Number(n) * PRINT))];
      return [name, printed(item, name)];
    }),
  );
}

function smaller(size: Json): Json {
  if (Array.isArray(size)) return size.map(smaller);
  return typeof size === "number" ? Math.round(size * PRINT * 100) / 100 : size;
}
