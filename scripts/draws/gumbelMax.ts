import { Categorical } from "../../lib/src/distributions/Categorical";
import { chiSquareStatistic } from "../../lib/src/numeric/chiSquareStatistic";
import { normalCdf } from "../../lib/src/numeric/normalCdf";
import { totalVariation } from "../../lib/src/numeric/totalVariation";
import { createRandom } from "../../lib/src/random/createRandom";

const PART = 2 ** 16;

/** P(χ² > x), exact for 2 degrees; else by Wilson and Hilferty's cube root (PNAS 17, 1931), off by a few thousandths. */
function upperTail(x: number, degrees: number): number {
  if (degrees === 2) return Math.exp(-x / 2);
  const v = 2 / (9 * degrees);
  return normalCdf((1 - v - Math.cbrt(x / degrees)) / Math.sqrt(v));
}

/** n Gumbel-max draws against the probabilities that they should have. */
export function gumbelMaxDraws(n: number, logits: readonly number[]) {
  const categorical = new Categorical({ logits });
  const random = createRandom("a billion draws");
  const counts = new Float64Array(logits.length);
  const buffer = new Int32Array(PART);
  for (let done = 0; done < n; done += PART) {
    const out = buffer.subarray(0, Math.min(PART, n - done));
    categorical.sample(random, out.length, { method: "gumbel-max", out });
    for (let i = 0; i < out.length; i++) counts[out[i]]++;
  }
  const probs = categorical.probs;
  const chiSquare = chiSquareStatistic(counts, probs);
  return {
    what: `${n} Gumbel-max draws of ${logits.length} categories`,
    logits,
    counts: Array.from(counts),
    expected: Array.from(probs, (p) => n * p),
    chiSquare: { ...chiSquare, pValue: upperTail(chiSquare.statistic, chiSquare.degrees) },
    totalVariation: totalVariation(counts, probs),
  };
}
