import { ACCENT, drawing, HEIGHT, label, line, short, WIDTH } from "./svg";
import { ticks } from "./ticks";

const POINTS = 120;

/** What is beyond is too rare to be shown. */
const TAIL = 0.001;

const SIDE = 16;
const TOP = 6;
const BASE = HEIGHT - 22;

/** The curve of a density over the middle 99.8 % of its probability; undefined where it has none to draw. */
export function curvePlot(
  title: string,
  density: (x: number) => number,
  quantile: (p: number) => number,
): string | undefined {
  const [from, to] = [quantile(TAIL), quantile(1 - TAIL)];
  if (!Number.isFinite(from) || !Number.isFinite(to) || from >= to) return undefined;
  const points = Array.from({ length: POINTS + 1 }, (_, i) => {
    const x = from + ((to - from) * i) / POINTS;
    return { x, y: density(x) };
  }).filter(({ y }) => Number.isFinite(y) && y >= 0);
  const top = Math.max(...points.map(({ y }) => y));
  if (!(top > 0)) return undefined;
  const across = (x: number) => SIDE + ((WIDTH - 2 * SIDE) * (x - from)) / (to - from);
  const up = (y: number) => BASE - ((BASE - TOP) * y) / top;
  const curve = points.map(({ x, y }) => `${short(across(x))} ${short(up(y))}`).join("L");
  const [start, end] = [across(points[0]?.x ?? from), across(points[points.length - 1]?.x ?? to)];
  const area = `M${short(start)} ${BASE}L${curve}L${short(end)} ${BASE}Z`;
  return drawing(title, [
    `<path d="${area}" style="fill:${ACCENT};opacity:0.2"/>`,
    `<path d="M${curve}" style="fill:none;stroke:${ACCENT};stroke-width:2"/>`,
    line(SIDE, BASE, WIDTH - SIDE, BASE),
    ...ticks(from, to, 5).flatMap(({ at, text }) => [
      line(across(at), BASE, across(at), BASE + 4),
      label(across(at), BASE + 16, text),
    ]),
  ]);
}
