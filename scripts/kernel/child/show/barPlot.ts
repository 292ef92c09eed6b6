import { numberText } from "./numberText";
import { ACCENT, drawing, HEIGHT, label, line, short, WIDTH } from "./svg";

const MOST_BARS = 20;
const MOST_LABELLED = 8;
const WIDEST = 40;
const FILLED = 0.8;
const TOP = 18;
const BASE = HEIGHT - 18;

/** Bars of the probabilities of categories, each above its index; of many categories, those of the first. */
export function barPlot(title: string, probabilities: readonly number[]): string | undefined {
  const shown = probabilities.slice(0, MOST_BARS);
  const top = Math.max(...shown);
  if (!(top > 0)) return undefined;
  const part = shown.length < probabilities.length ? `, the first ${MOST_BARS}` : "";
  const step = Math.min(WIDTH / shown.length, WIDEST / FILLED);
  const bars = shown.flatMap((p, i) => {
    const [left, middle] = [i * step, (i + 0.5) * step];
    const height = ((BASE - TOP) * p) / top;
    const width = step * FILLED;
    const place = `x="${short(middle - width / 2)}" y="${short(BASE - height)}"`;
    return [
      `<rect ${place} width="${short(width)}" height="${short(height)}" style="fill:${ACCENT}"/>`,
      ...(shown.length > MOST_LABELLED ? [] : [label(middle, BASE - height - 4, valueText(p))]),
      label(left + step / 2, BASE + 13, String(i)),
    ];
  });
  return drawing(`${title}${part}`, [...bars, line(0, BASE, step * shown.length, BASE)]);
}

function valueText(p: number): string {
  return numberText(Number(p.toPrecision(2)));
}
