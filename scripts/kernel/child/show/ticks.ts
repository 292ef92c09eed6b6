/** Round numbers within a range, about so many, as text. */
export function ticks(from: number, to: number, about: number): { at: number; text: string }[] {
  const rough = (to - from) / about;
  const power = Number(rough.toExponential().split("e")[1]);
  const unit = Number(`1e${power}`);
  const step = [1, 2, 5].map((n) => n * unit).find((n) => n >= rough) ?? 10 * unit;
  const decimals = Math.max(0, step === 10 * unit ? -power - 1 : -power);
  const isPlain = decimals <= 6 && Math.max(Math.abs(from), Math.abs(to)) < 1e7;
  const marks: { at: number; text: string }[] = [];
  for (let i = Math.ceil(from / step); i * step <= to && marks.length <= 2 * about; i++) {
    const at = i * step;
    marks.push({
      at,
      text: isPlain ? (i === 0 ? "0" : at.toFixed(decimals)) : String(Number(at.toPrecision(4))),
    });
  }
  return marks;
}
