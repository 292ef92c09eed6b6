import {
  type Bundle,
  type Cell,
  type CodeCell,
  isVolatile,
  joined,
  type Notebook,
  type Output,
} from "./notebook";

/** The metadata that every notebook of the course carries: nothing that depends on who ran it. */
export const METADATA = {
  kernelspec: { display_name: "TypeScript", language: "typescript", name: "tslab" },
  language_info: {
    codemirror_mode: { mode: "typescript", name: "javascript", typescript: true },
    file_extension: ".ts",
    mimetype: "text/typescript",
    name: "typescript",
  },
};

/**
 * A notebook without what differs between two equal runs: times, transient metadata, the way in which a
 * stream arrived in pieces. Code cells are numbered in order.
 */
export function normalise(notebook: Notebook): Notebook {
  let count = 0;
  const cells = notebook.cells.map((cell): Cell => {
    if (cell.cell_type !== "code") return { ...cell, metadata: cleanMetadata(cell) };
    const ran = cell.execution_count !== null || cell.outputs.length > 0;
    const number = ran ? ++count : null;
    return {
      ...cell,
      metadata: cleanMetadata(cell),
      execution_count: number,
      outputs: outputsOf(cell, number),
    };
  });
  return { cells, metadata: METADATA, nbformat: 4, nbformat_minor: 5 };
}

/** The same notebook with nothing executed: what decides whether it must be run again. */
export function withoutOutputs(notebook: Notebook): Notebook {
  const cells = notebook.cells.map(
    (cell): Cell => (cell.cell_type === "code" ? { ...cell, execution_count: null, outputs: [] } : cell),
  );
  return normalise({ ...notebook, cells });
}

/** The form that is committed and compared: volatile cells keep no output. */
export function committed(notebook: Notebook): Notebook {
  const cells = notebook.cells.map(
    (cell): Cell => (cell.cell_type === "code" && isVolatile(cell) ? { ...cell, outputs: [] } : cell),
  );
  return { ...notebook, cells };
}

function cleanMetadata(cell: Cell): Cell["metadata"] {
  const { tags, jupyter } = cell.metadata;
  return { ...(jupyter ? { jupyter } : {}), ...(tags?.length ? { tags } : {}) };
}

function outputsOf(cell: CodeCell, number: number | null): Output[] {
  const merged: Output[] = [];
  for (const output of cell.outputs) {
    const last = merged.at(-1);
    if (output.output_type === "stream" && last?.output_type === "stream" && last.name === output.name)
      last.text = joined(last.text) + joined(output.text);
    else if (output.output_type === "stream") merged.push({ ...output, text: joined(output.text) });
    else if (output.output_type === "error") merged.push(output);
    else if (output.output_type === "execute_result")
      merged.push({ ...output, data: textJoined(output.data), execution_count: number });
    else merged.push({ ...output, data: textJoined(output.data) });
  }
  return merged;
}

function textJoined(data: Bundle): Bundle {
  return Object.fromEntries(
    Object.entries(data).map(([type, value]) => [
      type,
      Array.isArray(value) ? joined(value as string[]) : value,
    ]),
  );
}
