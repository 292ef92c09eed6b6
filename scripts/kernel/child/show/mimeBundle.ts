import { types } from "node:util";
import type { MimeBundle } from "../../channel";
import { showDistribution } from "./distribution";
import { showFrame } from "./frame";
import { inspected } from "./inspected";
import { dataOf } from "./lookup";
import { showMatrix } from "./matrix";
import { showNumbers } from "./numbers";
import { ownBundle } from "./own";
import { showRecords } from "./records";
import type { Renderer, Shown } from "./shown";
import { showTensor } from "./tensor";

const renderers: readonly Renderer[] = [
  showTensor,
  showFrame,
  showNumbers,
  showMatrix,
  showRecords,
  showDistribution,
];

/**
 * How the value of a last expression is shown. An object chooses by a method of its own (see `ownBundle`);
 * tensors, frames, arrays of numbers, rows and distributions are shown for what they are; any other value as
 * Node prints it. With the variable KERNEL_PLAIN_RESULTS=1, which a cell may set, only what objects choose
 * themselves is not plain.
 */
export async function mimeBundle(value: unknown): Promise<MimeBundle> {
  const object =
    (typeof value === "object" || typeof value === "function") && value !== null ? value : undefined;
  const own = object && (await ownBundle(object, () => inspected(value)));
  if (own) return own;
  const isPlain = object === undefined || process.env.KERNEL_PLAIN_RESULTS === "1" || types.isProxy(object);
  const { text, html } = (isPlain ? undefined : await rendered(object)) ?? { text: inspected(value) };
  return { data: { ...(html === undefined ? {} : { "text/html": html }), "text/plain": text }, metadata: {} };
}

/** A value that only looks like one of a kind may break its renderer: it is then shown like any other. */
async function rendered(value: object): Promise<Shown | undefined> {
  if (dataOf(value, Symbol.for("nodejs.util.inspect.custom")) !== undefined) return undefined;
  for (const render of renderers) {
    try {
      const shown = await render(value);
      if (shown) return shown;
    } catch {} // the next may know it
  }
  return undefined;
}
