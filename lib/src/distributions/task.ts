import type { Random } from "../random/Random";
import { binaryInto } from "./binaryInto";
import { type CategoricalMethod, METHODS } from "./categoricalSample";
import type { Categories } from "./categories";
import { type RelaxedForm, relaxedInto } from "./relaxedSample";

/** The samplers of a Random. */
export type DrawKind = "uniform" | "tail" | "normal" | "exponential" | "gumbel";

/**
 * What is to be drawn, as plain data: what a worker needs to draw its part of a stream. Whatever part it draws, a draw
 * depends on its own positions of the stream alone.
 */
export type Task =
  | { readonly what: "draws"; readonly kind: DrawKind }
  | { readonly what: "integers"; readonly below: number }
  | { readonly what: "gumbel"; readonly loc: number; readonly scale: number }
  | { readonly what: "categorical"; readonly categories: Categories; readonly method: CategoricalMethod }
  | {
      readonly what: "relaxed";
      readonly categories: Categories;
      readonly tau: Float64Array;
      readonly form: RelaxedForm;
    }
  | { readonly what: "binary"; readonly logits: Float64Array; readonly tau: Float64Array };

/** Positions of the stream that one draw takes, and values that it gives. */
export function sizeOf(task: Task): { positions: number; values: number } {
  if (task.what === "categorical") {
    const { b, k } = task.categories;
    const races = task.method === "gumbel-max" || task.method === "exponential-race";
    return { positions: races ? b * k : b, values: b };
  }
  if (task.what === "relaxed") {
    const values = task.categories.b * task.categories.k;
    return { positions: values, values };
  }
  const values = task.what === "binary" ? task.logits.length : 1;
  return { positions: values, values };
}

/** Fills `out` with draws, from the stream's present position on. Unchecked. */
export function runTask(task: Task, random: Random, out: Float64Array | Float32Array | Int32Array): void {
  if (out instanceof Int32Array) {
    if (task.what === "categorical") METHODS[task.method](task.categories, random, out);
    else if (task.what === "integers") random.integers(out.length, task.below, { out });
    return;
  }
  if (task.what === "draws") random[task.kind](out.length, { out });
  else if (task.what === "gumbel") gumbelInto(task.loc, task.scale, random, out);
  else if (task.what === "relaxed") relaxedInto(task.categories, task.tau, task.form, random, out);
  else if (task.what === "binary") binaryInto(task.logits, task.tau, random, out);
}

/** Fills `out` with draws of the Gumbel distribution. */
export function gumbelInto(
  loc: number,
  scale: number,
  random: Random,
  out: Float64Array | Float32Array,
): void {
  random.gumbel(out.length, { out });
  for (let i = 0; i < out.length; i++) out[i] = loc + scale * out[i];
}
