import { colours } from "./palette";
import type { Json } from "./plain";

type Channels = readonly [number, number, number];

/** The paper of the dark theme, and what black becomes on it. */
const dark: { paper: Channels; white: Channels } = { paper: [20, 24, 30], white: [236, 240, 244] };

const NAMES: Record<string, string> = {
  black: "#000000",
  white: "#ffffff",
  grey: "#808080",
  gray: "#808080",
};

/** The palette on dark paper: the same hues, as light as they must be to stand out from it. */
const hues: readonly (readonly [string, string])[] = [
  [colours.blue, "#4CA3DD"],
  [colours.vermillion, "#F27D33"],
  [colours.green, "#1DBB90"],
  [colours.purple, "#DB93BD"],
  [colours.orange, "#F0B137"],
  [colours.sky, "#86CDF5"],
];
const pairs = hues.map(([light, onDark]) => [channelsOf(light) as Rgba, channelsOf(onDark) as Rgba] as const);

/** Greys differ in their channels by no more than this; each palette colour by much more. */
const GREY = 24;

type Rgba = readonly [number, number, number, number];

/**
 * A colour of the light theme as it is on dark paper: greys change sides, the palette's colours and their tints
 * become their counterparts, see-through ones stay so. Others, such as a scale's, stay as they are.
 *
 * @param colour #RGB, #RRGGBB, rgb(), rgba(), black, white or grey; other texts are given back
 */
export function onDarkPaper(colour: string): string {
  const found = channelsOf(colour);
  if (found === undefined) return colour;
  const [red, green, blue, alpha] = found;
  if (Math.max(red, green, blue) - Math.min(red, green, blue) <= GREY)
    return written(mixed(dark.white, 1 - (red + green + blue) / 765), alpha);
  for (const [light, there] of pairs) {
    const share = shareOf(light, found);
    if (share !== undefined) return written(mixed([there[0], there[1], there[2]], share), alpha);
  }
  return colour;
}

/** All colours within a part of a specification, on dark paper; scales of colours stay. */
export function recoloured(value: Json, key = ""): Json {
  if (typeof value === "string") return /colou?r(way)?$/i.test(key) ? onDarkPaper(value) : value;
  if (Array.isArray(value)) return key === "colorscale" ? value : value.map((item) => recoloured(item, key));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, recoloured(item, name)]));
}

/** How much of a colour another holds, the rest being white; undefined where it is no such tint. */
function shareOf(colour: Rgba, tint: Rgba): number | undefined {
  const lowest = [0, 1, 2].reduce((low, i) => (colour[i] < colour[low] ? i : low), 0);
  const share = (255 - tint[lowest]) / (255 - colour[lowest]);
  if (share > 1) return undefined;
  const isTint = [0, 1, 2].every((i) => Math.abs(255 - (255 - colour[i]) * share - tint[i]) <= 2);
  return isTint ? share : undefined;
}

function mixed(colour: Channels, share: number): Channels {
  const at = (i: number): number => Math.round(dark.paper[i] + (colour[i] - dark.paper[i]) * share);
  return [at(0), at(1), at(2)];
}

function written([red, green, blue]: Channels, alpha: number): string {
  if (alpha !== 1) return `rgba(${red},${green},${blue},${alpha})`;
  return `#${[red, green, blue].map((level) => level.toString(16).padStart(2, "0")).join("")}`;
}

function channelsOf(colour: string): Rgba | undefined {
  const text = NAMES[colour] ?? colour;
  const hex = /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(text) ? text.slice(1) : undefined;
  if (hex !== undefined) {
    const pieces = hex.length === 3 ? hex.split("").map((h) => h + h) : (hex.match(/../g) as string[]);
    const [red, green, blue] = pieces.map((h) => Number.parseInt(h, 16));
    return [red, green, blue, 1];
  }
  const numbers = /^rgba?\(([^)]*)\)$/.exec(text)?.[1].split(",").map(Number);
  if (numbers === undefined || numbers.length < 3 || numbers.some(Number.isNaN)) return undefined;
  const [red, green, blue, alpha = 1] = numbers;
  return [red, green, blue, alpha];
}
