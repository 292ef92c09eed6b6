import { grouped } from "./edges";
import { numberText } from "./numberText";

/** The mean and the range of the finite numbers, and how many are not: "mean 0.5, min 0, max 1; 2 NaN". */
export function summary(numbers: ArrayLike<number>): string {
  let [count, sum, min, max, nan, up, down] = [
    0,
    0,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    0,
    0,
    0,
  ];
  for (let i = 0; i < numbers.length; i++) {
    const x = numbers[i] as number;
    if (x - x === 0) {
      count++;
      sum += x;
      if (x < min) min = x;
      if (x > max) max = x;
    } else if (Number.isNaN(x)) nan++;
    else if (x > 0) up++;
    else down++;
  }
  const mean = Number.isFinite(sum) ? sum / count : meanOfHuge(numbers, count);
  const range = `mean ${numberText(mean)}, min ${numberText(min)}, max ${numberText(max)}`;
  const apart = [
    [nan, "NaN"],
    [up, "Infinity"],
    [down, "-Infinity"],
  ] as const;
  const others = apart.filter(([n]) => n > 0).map(([n, name]) => `${grouped(n)} ${name}`);
  return [...(count > 0 ? [range] : []), ...(others.length > 0 ? [others.join(", ")] : [])].join("; ");
}

/** Where the sum exceeds every number, though the mean doesn't. */
function meanOfHuge(numbers: ArrayLike<number>, count: number): number {
  let mean = 0;
  for (let i = 0; i < numbers.length; i++) {
    const x = numbers[i] as number;
    if (Number.isFinite(x)) mean += x / count;
  }
  return mean;
}
