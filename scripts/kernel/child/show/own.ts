import { inspect } from "node:util";
import type { MimeBundle } from "../../channel";
import { methodOf } from "./lookup";

const BUNDLES = [
  Symbol.for("Jupyter.mimebundle"),
  "_repr_mimebundle_",
  Symbol.for("Jupyter.display"),
] as const;

/** Jupyter's names for methods that give one representation each. */
const SINGLE = {
  _repr_html_: "text/html",
  _repr_markdown_: "text/markdown",
  _repr_latex_: "text/latex",
  _repr_svg_: "image/svg+xml",
  _repr_png_: "image/png",
  _repr_jpeg_: "image/jpeg",
  _repr_pdf_: "application/pdf",
  _repr_json_: "application/json",
  _repr_javascript_: "application/javascript",
} as const;

/**
 * What an object itself chooses to show; undefined where it doesn't. What its method throws is thrown.
 *
 * @param text gives the object as text, for methods that give anything but that
 */
export async function ownBundle(value: object, text: () => string): Promise<MimeBundle | undefined> {
  for (const name of BUNDLES) {
    const method = methodOf(value, name);
    if (method) return complete(await method());
  }
  const data: Record<string, unknown> = {};
  for (const [name, type] of Object.entries(SINGLE)) {
    const shown = await methodOf(value, name)?.();
    if (shown !== undefined && shown !== null)
      data[type] = shown instanceof Uint8Array ? Buffer.from(shown).toString("base64") : shown;
  }
  if (Object.keys(data).length === 0) return undefined;
  return { data: { ...data, "text/plain": text() }, metadata: {} };
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
