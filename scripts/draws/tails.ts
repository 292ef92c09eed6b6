import { poissonLimits } from "../../lib/src/goodness/poissonLimits";
import { createRandom } from "../../lib/src/random/createRandom";

/** Counts beyond a limit, with the exact Poisson interval that holds all but `size` of them. */
export interface Count {
  readonly what: string;
  readonly count: number;
  readonly expected: number;
  readonly interval: readonly [number, number];
  readonly within: boolean;
}

/** The size of each decision of the report. */
export const SIZE = 1e-3;
const ABOVE = [14, 17, 18, 19, 20];
const BELOW = [-2.6, -2.8, -2.9, -3];
const PART = 2 ** 16;

export function counted(what: string, count: number, expected: number): Count {
  const interval = poissonLimits(expected, SIZE);
  return { what, count, expected, interval, within: count >= interval[0] && count <= interval[1] };
}

/** How many of n standard Gumbel draws lie beyond each limit; P(G > t) = 1 − exp(−e^−t). */
export function gumbelTails(n: number, dtype: "float32" | "float64"): Count[] {
  const random = createRandom(`tails ${dtype}`);
  const buffer = dtype === "float32" ? new Float32Array(PART) : new Float64Array(PART);
  const above = new Float64Array(ABOVE.length);
  const below = new Float64Array(BELOW.length);
  for (let done = 0; done < n; done += PART) {
    const out = buffer.subarray(0, Math.min(PART, n - done));
    random.gumbel(out.length, { out });
    for (let i = 0; i < out.length; i++) {
      const g = out[i];
      if (g > ABOVE[0]) for (let j = 0; j < above.length; j++) if (g > ABOVE[j]) above[j]++;
      if (g < BELOW[0]) for (let j = 0; j < below.length; j++) if (g < BELOW[j]) below[j]++;
    }
  }
  return [
    ...ABOVE.map((t, j) => counted(`${dtype} above ${t}`, above[j], -n * Math.expm1(-Math.exp(-t)))),
    ...BELOW.map((t, j) => counted(`${dtype} below ${t}`, below[j], n * Math.exp(-Math.exp(-t)))),
  ];
}
