/** Pale to dark, darker at every step: read also in print without colour and by readers who see few colours. */
const STOPS = ["#F1F7FB", "#C3DEEF", "#7DB9DC", "#3390C5", "#0A6AA6", "#064A78", "#04304F"];

/**
 * A colour of the figures' one colour scale, from pale blue to dark blue.
 *
 * @param share from 0 (pale) to 1 (dark)
 */
export function shade(share: number): string {
  const at = Math.min(1, Math.max(0, share)) * (STOPS.length - 1);
  const i = Math.min(STOPS.length - 2, Math.floor(at));
  const part = (from: number): string => {
    const [a, b] = [STOPS[i], STOPS[i + 1]].map((stop) => Number.parseInt(stop.slice(from, from + 2), 16));
    return Math.round(a + (b - a) * (at - i))
      .toString(16)
      .padStart(2, "0");
  };
  return `#${part(1)}${part(3)}${part(5)}`;
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
