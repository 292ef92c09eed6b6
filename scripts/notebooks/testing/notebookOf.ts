import type { Cell, Notebook, Output } from "../notebook";

/** A notebook for tests, from the texts of its code cells, and outputs where given. */
export function notebookOf(
  ...sources: (string | { source: string; outputs?: Output[]; tags?: string[] })[]
): Notebook {
  const cells = sources.map((item, i): Cell => {
    const { source, outputs = [], tags = undefined } = typeof item === "string" ? { source: item } : item;
    const count = outputs.length > 0 ? i + 1 : null;
    return {
      cell_type: "code",
      id: `c${i + 1}`,
      metadata: tags ? { tags } : {},
      source,
      outputs,
      execution_count: count,
    };
  });
  return { cells, metadata: {}, nbformat: 4, nbformat_minor: 5 };
}
