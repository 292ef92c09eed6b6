import { checkWhole } from "../numeric/check";
import { hardRow, logRelaxRow, relaxRow } from "../operations/relaxRow";
import { type DrawOptions, target } from "../random/draws";
import type { Random } from "../random/Random";
import { race32, relaxed32 } from "../single/draws32";
import type { Categories } from "./categories";
import { checkRandom, noisyRows } from "./noisyRows";
import { scalesOf, singleForms } from "./singleForms";

/** Relaxed rows, their logarithms, or the one-hot rows that they round to. */
export type RelaxedForm = "relaxed" | "log" | "hard";

const ROW = { relaxed: relaxRow, log: logRelaxRow, hard: hardRow };
/** Hard rows that are drawn at a time. */
const CHUNK = 4096;

/**
 * n draws for each of b rows, [n, b, k] flat: `form` of logits + Gumbel noise. Row i, category j takes the position
 * i k + j after the stream's present one. Single-precision arrays are drawn in single precision (SIMD, where there is
 * any): with the noise of `random.gumbel(n, { dtype: "float32" })`, and winners by the exponential race.
 */
export function relaxedSample(
  categories: Categories,
  tau: Float64Array,
  form: RelaxedForm,
  random: Random,
  n: number,
  options?: DrawOptions,
): Float64Array | Float32Array {
  checkRandom(random);
  checkWhole("n", n, 0, 2 ** 33);
  const { b, k } = categories;
  const out = target(n * b * k, options);
  relaxedInto(categories, tau, form, random, out);
  return out;
}

/** As `relaxedSample`, into an array of whole batches. Unchecked. */
export function relaxedInto(
  categories: Categories,
  tau: Float64Array,
  form: RelaxedForm,
  random: Random,
  out: Float64Array | Float32Array,
): void {
  if (out instanceof Float32Array) single(categories, tau, form, random, out);
  else double(categories, tau, form, random, out);
}

function double(
  { shifted, b, k }: Categories,
  tau: Float64Array,
  form: RelaxedForm,
  random: Random,
  out: Float64Array,
): void {
  noisyRows(random, "gumbel", out.length / k, k, (row, z) => {
    const from = (row % b) * k;
    for (let i = 0; i < k; i++) z[i] += shifted[from + i];
    ROW[form](z, tau[row % b]);
    out.set(z, row * k);
  });
}

function single(
  categories: Categories,
  tau: Float64Array,
  form: RelaxedForm,
  random: Random,
  out: Float32Array,
): void {
  const { b, k } = categories;
  const { logits, weights } = singleForms(categories);
  if (form !== "hard") {
    relaxed32(random, { logits, scales: scalesOf(tau), shift: false, log: form === "log" }, k, out);
    return;
  }
  out.fill(0);
  // Whole batches at a time, so that each part starts with the first row of the logits.
  const rows = Math.max(1, Math.floor(CHUNK / b)) * b;
  for (let row = 0; row < out.length / k; row += rows) {
    const winners = new Int32Array(Math.min(rows, out.length / k - row));
    race32(random, weights, k, winners);
    for (let i = 0; i < winners.length; i++) out[(row + i) * k + winners[i]] = 1;
  }
}
