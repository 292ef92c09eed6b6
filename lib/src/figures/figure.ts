import { checkAxes, traceName } from "./axes";
import { withCaption } from "./caption";
import { type MimeBundle, mimebundle } from "./mimebundle";
import { type Json, plain } from "./plain";
import type { Spec, Trace } from "./spec";
import { light } from "./theme";

/** The words of a figure, and its size in CSS pixels. */
export interface FigureOptions {
  /** What is to be seen, for a reader who doesn't see it. */
  alt: string;
  /** What stands below the figure. */
  caption: string;
  /** A whole number from 200 to 2000; the specification's own, else 720, unless given. */
  width?: number;
  /** A whole number from 150 to 2000; the specification's own, else 420, unless given. */
  height?: number;
}

/** A finished figure: shown by the kernel where it is a cell's last value or displayed. */
export interface Figure {
  readonly name: string;
  readonly alt: string;
  readonly caption: string;
  readonly data: Json[];
  readonly layout: { [key: string]: Json };
  readonly config: { [key: string]: Json };
  [mimebundle](): MimeBundle;
}

/**
 * A figure of the course: a specification with the theme, a name and words.
 *
 * @param name kebab-case, unique in the course: the name of its files
 * @param spec from a builder, or in Plotly's words; every axis in use has a title
 * @throws Error where a word is missing, the name or the size is wrong, an axis has no title, or a number is not finite
 * @example
 * figure("atoms", bars(["C", "O", "F"], [0.807, 0.191, 0.002], { x: "atom", y: "probability" }), {
 *   alt: "Three bars: carbon 0.807, oxygen 0.191, fluorine 0.002",
 *   caption: "Carbon leads; fluorine is one atom in five hundred.",
 * })
 */
export function figure(name: string, spec: Spec, options: FigureOptions): Figure {
  if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(name)) {
    throw new Error(
      `The figure's name is '${name}', but must be lower-case words joined by hyphens, as in 'annual-peaks'.`,
    );
  }
  try {
    return build(name, spec, options);
  } catch (error) {
    throw new Error(`Figure '${name}': ${(error as Error).message}`);
  }
}

function build(name: string, spec: Spec, options: FigureOptions): Figure {
  const alt = words("alt", options.alt, "say what is to be seen, for a reader who doesn't see it");
  const caption = words("caption", options.caption, "say what the figure shows");
  const width = pixels("width", options.width ?? ownSize(spec, "width") ?? 720, 200);
  const height = pixels("height", options.height ?? ownSize(spec, "height") ?? 420, 150);
  checkAxes(spec);
  const data = spec.data.map((trace, i) => {
    checkLengths(trace, i);
    return plain(trace, traceName(trace, i));
  });
  const layout = plain({ template: light, ...spec.layout, width, height }, "layout") as {
    [key: string]: Json;
  };
  const config = plain({ displaylogo: false, ...spec.config }, "config") as { [key: string]: Json };
  return {
    name,
    alt,
    caption,
    data,
    layout,
    config,
    [mimebundle]: () => ({
      data: {
        "application/vnd.plotly.v1+json": {
          data,
          layout: withCaption(layout, caption, { width, height }),
          config,
        },
        "text/plain": `Figure ${name}: ${caption}`,
      },
      metadata: { "gumbel-softmax": { figure: name, alt, caption } },
    }),
  };
}

/** The size that a builder chose: drawings of graphs, triangles and images have one that suits them. */
function ownSize({ layout }: Spec, key: "width" | "height"): number | undefined {
  return layout[key] as number | undefined;
}

function words(key: string, value: string | undefined, remedy: string): string {
  if (typeof value === "string" && value.trim() !== "") return value.trim();
  throw new Error(`${key} is missing: ${remedy}.`);
}

function pixels(key: string, value: number, least: number): number {
  if (Number.isInteger(value) && value >= least && value <= 2000) return value;
  throw new Error(`${key} is ${value}, but must be a whole number of pixels from ${least} to 2000.`);
}

/** Plotly drops what has no partner, silently. */
function checkLengths(trace: Trace, i: number): void {
  if (!["scatter", "scattergl", "bar"].includes(trace.type ?? "scatter")) return;
  const [x, y] = [trace.x, trace.y] as (ArrayLike<unknown> | undefined)[];
  if (x === undefined || y === undefined || x.length === y.length) return;
  throw new Error(
    `${traceName(trace, i)} has ${x.length} values of x, but ${y.length} of y: give as many of each.`,
  );
}
