/** Pale to dark, darker at every step: read also in print without colour and by readers who see few colours. */
const STOPS = ["#F1F7FB", "#C3DEEF", "#7DB9DC", "#3390C5", "#0A6AA6", "#064A78", "#04304F"];

/**
 * A colour of the figures' one colour scale, from pale blue to dark blue. It is written as hsl(…), which no theme
 * recolours: on dark paper, too, an area has the colour that the colour bar shows.
 *
 * @param share from 0 (pale) to 1 (dark)
 */
export function shade(share: number): string {
  const at = Math.min(1, Math.max(0, share)) * (STOPS.length - 1);
  const i = Math.min(STOPS.length - 2, Math.floor(at));
  const [red, green, blue] = [1, 3, 5].map((from) => {
    const [a, b] = [STOPS[i], STOPS[i + 1]].map((stop) => Number.parseInt(stop.slice(from, from + 2), 16));
    return (a + (b - a) * (at - i)) / 255;
  });
  return hsl(red, green, blue);
}

/** All stops are blue: blue is the greatest part and red the least. */
function hsl(red: number, green: number, blue: number): string {
  const hue = 240 - (60 * (green - red)) / (blue - red);
  const lightness = (blue + red) / 2;
  const saturation = (blue - red) / (1 - Math.abs(2 * lightness - 1));
  return `hsl(${hue.toFixed(1)},${(100 * saturation).toFixed(1)}%,${(100 * lightness).toFixed(1)}%)`;
}

/** Plotly's form of the scale in so many even steps: the colour bar of a figure whose areas have these colours. */
export function steps(count: number): [number, string][] {
  return Array.from({ length: count }, (_, i) => shade((i + 0.5) / count)).flatMap(
    (colour, i): [number, string][] => [
      [i / count, colour],
      [(i + 1) / count, colour],
    ],
  );
}
