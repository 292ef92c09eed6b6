/** The method by which the kernel asks an object for its outputs: several forms of the same, by mime type. */
export const mimebundle: unique symbol = Symbol.for("Jupyter.mimebundle");

/** What an object shows in a notebook. */
export interface MimeBundle {
  data: Record<string, unknown>;
  metadata: Record<string, unknown>;
}
