import type { Random } from "../random/Random";
import { race32 } from "../single/draws32";
import { aliasTable } from "./alias";
import type { Categories } from "./categories";
import { cumulative, invertCdf } from "./inverseCdf";
import { eachTail } from "./noisyRows";
import { singleForms } from "./singleForms";

/** How `Categorical.sample` draws. */
export type CategoricalMethod = "gumbel-max" | "exponential-race" | "inverse-cdf" | "alias";

/** Fills `out` with n × b draws. */
type Fill = (categories: Categories, random: Random, out: Int32Array) => void;

/**
 * The first to arrive among independent exponential waiting times E_i / π_i; and so the argmax of log π_i − log E_i, the
 * Gumbel-max choice. Single precision has room for every tail, and rounding decides near ties alone (of a relative
 * 2^-23).
 */
const race: Fill = (categories, random, out) => {
  race32(random, singleForms(categories).weights, categories.k, out);
};

/** The probabilities of each row. */
function rowsOfProbs({ probs, b, k }: Categories): Float64Array[] {
  return Array.from({ length: b }, (_, row) => probs.subarray(row * k, (row + 1) * k));
}

const inverseCdf: Fill = (categories, random, out) => {
  const sums = rowsOfProbs(categories).map(cumulative);
  eachTail(random, out.length, (i, t) => {
    out[i] = invertCdf(sums[i % categories.b], t);
  });
};

const alias: Fill = (categories, random, out) => {
  const { b, k } = categories;
  const tables = rowsOfProbs(categories).map(aliasTable);
  eachTail(random, out.length, (i, t) => {
    const { threshold, other } = tables[i % b];
    const at = k * (t > 0 ? t : Math.min(1 + t, 1 - 2 ** -53)); // below k for every k, after rounding too
    const column = Math.floor(at);
    out[i] = at - column < threshold[column] ? column : other[column];
  });
};

/** Every method by its name. */
export const METHODS: Readonly<Record<CategoricalMethod, Fill>> = {
  "gumbel-max": race,
  "exponential-race": race,
  "inverse-cdf": inverseCdf,
  alias,
};
