import { inspect } from "node:util";
import type { MimeBundle } from "../channel";

const DEPTH = 4;
const METHODS = [Symbol.for("Jupyter.mimebundle"), "_repr_mimebundle_"] as const;

/**
 * How the value of a last expression is shown. An object chooses by a method
 * `[Symbol.for("Jupyter.mimebundle")]` or `_repr_mimebundle_`, which returns `{ data, metadata }` or only
 * the data by mime type, or a promise of either; any other value is shown as Node prints it.
 */
export async function mimeBundle(value: unknown): Promise<MimeBundle> {
  for (const name of METHODS) {
    const method = (value as Record<PropertyKey, unknown>)[name];
    if (typeof method === "function") return complete(await method.call(value));
  }
  const text = typeof value === "string" ? value : inspect(value, { depth: DEPTH });
  return { data: { "text/plain": text }, metadata: {} };
}

function complete(bundle: unknown): MimeBundle {
  if (!isRecord(bundle))
    throw new TypeError(`A mime bundle must be an object, and this is ${inspect(bundle)}`);
  const { data, metadata } = bundle;
  if (!isRecord(data)) return { data: bundle, metadata: {} };
  return { data, metadata: isRecord(metadata) ? metadata : {} };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
