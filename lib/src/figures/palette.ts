/**
 * Colours that stay apart for readers with any of the common colour deficiencies
 * (Okabe and Ito, Color Universal Design, 2008), without their yellow, which is too pale for lines on white.
 */
export const colours = {
  blue: "#0072B2",
  vermillion: "#D55E00",
  green: "#009E73",
  purple: "#CC79A7",
  orange: "#E69F00",
  sky: "#56B4E9",
  black: "#000000",
  ink: "#333333",
  grey: "#767676",
  grid: "#E5E5E5",
  paper: "#FFFFFF",
} as const;

const { blue, vermillion, green, purple, orange, sky, black } = colours;

/** The colours of a figure's series, in order. */
export const series: readonly string[] = [blue, vermillion, green, purple, orange, sky, black];

/** Dashes that go with the colours, so that no series is known by its colour alone. */
export const dashes: readonly string[] = [
  "solid",
  "dash",
  "dot",
  "dashdot",
  "longdash",
  "longdashdot",
  "4px,2px",
];

/** Markers that go with the colours. */
export const markers: readonly string[] = [
  "circle",
  "square",
  "diamond",
  "triangle-up",
  "cross",
  "x",
  "star",
];

/** Fills of bars that go with the colours. */
export const patterns: readonly string[] = ["", "/", ".", "x", "-", "\\", "|"];

/** The look of the i-th series; beyond seven the colours begin again, with other dashes, markers and fills. */
export function look(i: number): { colour: string; dash: string; marker: string; pattern: string } {
  const at = i % series.length;
  const other = (at + 2 * Math.floor(i / series.length)) % series.length;
  return { colour: series[at], dash: dashes[other], marker: markers[other], pattern: patterns[other] };
}

/**
 * A colour mixed with white, for bars: grid lines do not show through.
 *
 * @param colour #RRGGBB
 * @param share of the colour: 0 (white) to 1
 */
export function tint(colour: string, share: number): string {
  const part = (at: number): string => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16);
    return Math.round(255 - (255 - value) * share)
      .toString(16)
      .padStart(2, "0");
  };
  return `#${part(1)}${part(3)}${part(5)}`;
}

/**
 * A colour seen through, for areas.
 *
 * @param colour #RRGGBB
 * @param alpha 0 (nothing) to 1 (opaque)
 */
export function faded(colour: string, alpha: number): string {
  const part = (at: number): number => Number.parseInt(colour.slice(at, at + 2), 16);
  return `rgba(${part(1)},${part(3)},${part(5)},${alpha})`;
}
