import { log } from "../numeric/log";
import { logitRows } from "../numeric/logits";
import { logSumExp } from "../numeric/logSumExp";
import type { RowOptions } from "../numeric/rows";
import type { Random } from "../random/Random";
import { checkIndices } from "./checkIndices";
import { checkRandom, noisyRows } from "./noisyRows";
import { truncated } from "./truncatedGumbel";

const bits = new BigInt64Array(1);
const float = new Float64Array(bits.buffer);

/** The largest double below x, for finite x. */
function justBelow(x: number): number {
  if (x === 0) return -Number.MIN_VALUE;
  float[0] = x;
  bits[0] += x > 0 ? -1n : 1n;
  return float[0];
}

/**
 * Perturbed log-probabilities log π_j + g_j with Gumbel noise g, given which of them is largest, top-down (Maddison,
 * Tarlow and Minka, "A* Sampling", 2014; Paulus, Choi et al., "Rao-Blackwellizing the straight-through Gumbel-Softmax
 * gradient estimator", 2020): the largest is standard Gumbel whatever its index, since log Σ π_j = 0; the
 * others, Gumbel with locations log π_j, are truncated at it.
 *
 * With z from `Categorical.sample`, the rows have the law of log π + `random.gumbel`. Divided by tau they are the
 * argument of the softmax whose argmax is z. Row i, category j takes the position i k + j after the stream's present
 * one.
 * @param logits k logits, or b rows of k; they are normalised to log-probabilities. -Infinity gives -Infinity
 * @param z [n, b] indices flat, each of a category with a probability above 0
 * @param options `k`, the length of a row; without it the logits are one row
 * @returns [n, b, k] values flat; the argmax of each row is its z, and no other value is as large
 * @throws TypeError, RangeError where an argument is unusable, before anything is drawn
 */
export function conditionalGumbels(
  random: Random,
  logits: ArrayLike<number>,
  z: ArrayLike<number>,
  options: RowOptions = {},
): Float64Array {
  checkRandom(random);
  const { rows: b, k } = logitRows("logits", logits, options);
  checkIndices(z, k, b);
  for (let row = 0; row < z.length; row++) {
    if (logits[(row % b) * k + z[row]] === Number.NEGATIVE_INFINITY) {
      throw new RangeError(
        `z[${row}] is ${z[row]}, whose logit is -Infinity: it is never the largest; pass an index that can be drawn.`,
      );
    }
  }
  const total = logSumExp(logits, { k });
  const out = new Float64Array(z.length * k);
  noisyRows(random, "exponential", z.length, k, (row, e) => {
    const from = (row % b) * k;
    const most = 0 - log(e[z[row]]);
    for (let i = 0; i < k; i++) {
      const loc = logits[from + i] - total[row % b];
      out[row * k + i] =
        loc > Number.NEGATIVE_INFINITY ? Math.min(truncated(loc, most, e[i]), justBelow(most)) : loc;
    }
    out[row * k + z[row]] = most;
  });
  return out;
}
