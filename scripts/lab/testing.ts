/** A notebook's text with these code cells and after them these text cells, for tests. */
export function notebookOf(cells: readonly string[], texts: readonly string[] = []): string {
  const codeCells = cells.map((source, index) => ({
    cell_type: "code",
    id: `cell-${index}`,
    metadata: {},
    execution_count: null,
    outputs: [],
    source: source.split(/(?<=\n)/),
  }));
  const textCells = texts.map((source, index) => ({
    cell_type: "markdown",
    id: `text-${index}`,
    metadata: {},
    source: source.split(/(?<=\n)/),
  }));
  const notebook = {
    cells: [...codeCells, ...textCells],
    metadata: {
      kernelspec: { display_name: "TypeScript", language: "typescript", name: "tslab" },
      language_info: { name: "typescript" },
    },
    nbformat: 4,
    nbformat_minor: 5,
  };
  return `${JSON.stringify(notebook, null, 1)}\n`;
}
