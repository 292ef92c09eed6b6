import { Categorical } from "../../lib/src/distributions/Categorical";
import type { CategoricalMethod } from "../../lib/src/distributions/categoricalSample";
import { argmax } from "../../lib/src/numeric/argmax";
import { softmax } from "../../lib/src/numeric/softmax";
import { createRandom } from "../../lib/src/random/createRandom";
import type { Random } from "../../lib/src/random/Random";

/** Nanoseconds of a draw from k logits. */
export interface Cost {
  method: CategoricalMethod | "gumbel-max";
  k: number;
  /** "first": all that is needed for one draw from new logits; "further": each further draw from the same ones. */
  draw: "first" | "further";
  nanoseconds: number;
}

/** One draw from new logits, with nothing kept for another. */
const FIRST: Record<string, (logits: Float64Array, random: Random) => number> = {
  "gumbel-max": (logits, random) => {
    const g = random.gumbel(logits.length);
    for (let i = 0; i < g.length; i++) g[i] += logits[i];
    return argmax(g);
  },
  "inverse-cdf": (logits, random) => {
    const probs = softmax(logits);
    let left = random.uniform();
    for (let i = 0; i < probs.length - 1; i++) {
      left -= probs[i];
      if (left < 0) return i;
    }
    return probs.length - 1;
  },
};

const FURTHER: CategoricalMethod[] = ["alias", "inverse-cdf", "exponential-race"];

/**
 * What categorical draws cost: the least of several rounds, in which all methods take turns.
 * @param rounds how often each is timed
 * @param work about how many categories a timing goes through, so that short ones last long enough
 */
export function measureCosts(ks: readonly number[], rounds: number, work = 4e6): Cost[] {
  return ks.flatMap((k) => {
    const logits = createRandom("costs").normal(k);
    const random = createRandom("draws");
    const distribution = new Categorical({ logits });
    const times = Math.max(3, Math.floor(work / k / 4));
    const least = new Map<string, number>();
    const time = (what: string, f: () => void): void => {
      const start = process.hrtime.bigint();
      f();
      const took = Number(process.hrtime.bigint() - start);
      least.set(what, Math.min(took, least.get(what) ?? Number.POSITIVE_INFINITY));
    };
    for (let round = 0; round < rounds; round++) {
      for (const [method, draw] of Object.entries(FIRST)) {
        time(`first ${method}`, () => {
          for (let i = 0; i < times; i++) draw(logits, random);
        });
      }
      for (const method of FURTHER) {
        time(`one ${method}`, () => distribution.sample(random, 1, { method }));
        time(`many ${method}`, () => distribution.sample(random, many(method, k, work), { method }));
      }
    }
    const at = (what: string): number => least.get(what) as number;
    return [
      ...(Object.keys(FIRST) as Cost["method"][]).map(
        (method): Cost => ({ method, k, draw: "first", nanoseconds: at(`first ${method}`) / times }),
      ),
      // Every call makes its table: the time of one draw is taken off.
      ...FURTHER.map(
        (method): Cost => ({
          method,
          k,
          draw: "further",
          nanoseconds: (at(`many ${method}`) - at(`one ${method}`)) / (many(method, k, work) - 1),
        }),
      ),
    ];
  });
}

/** So many draws that a table is a small part of their time. */
function many(method: CategoricalMethod, k: number, work: number): number {
  return Math.ceil(method === "exponential-race" ? Math.max(32, work / k) : Math.max(work / 20, 20 * k));
}
