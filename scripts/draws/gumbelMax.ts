import { Categorical } from "../../lib/src/distributions/Categorical";
import { chiSquareStatistic } from "../../lib/src/numeric/chiSquareStatistic";
import { totalVariation } from "../../lib/src/numeric/totalVariation";
import { createRandom } from "../../lib/src/random/createRandom";

const PART = 2 ** 16;

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
  return {
    what: `${n} Gumbel-max draws of ${logits.length} categories`,
    logits,
    counts: Array.from(counts),
    expected: Array.from(probs, (p) => n * p),
    chiSquare: chiSquareStatistic(counts, probs),
    totalVariation: totalVariation(counts, probs),
  };
}
