/** One row of a table: its cells by the name of the column. */
export type Row = Readonly<Record<string, unknown>>;

/** What is used of a Danfo DataFrame. */
export interface FrameLike {
  columns: readonly unknown[];
  values: ArrayLike<unknown>;
}

/** A table's columns and cells. */
export interface Grid {
  columns: string[];
  cells: unknown[][];
}

/**
 * The columns and cells of rows, or of a Danfo DataFrame (known by its `columns` and `values`).
 *
 * @throws Error where there is no row or no column
 */
export function gridOf(source: readonly Row[] | FrameLike): Grid {
  const grid = Array.isArray(source) ? ofRows(source) : ofFrame(source as FrameLike);
  if (grid.columns.length === 0 || grid.cells.length === 0) {
    throw new Error("The table is empty: give at least one row with one column.");
  }
  return grid;
}

function ofRows(rows: readonly Row[]): Grid {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  return { columns, cells: rows.map((row) => columns.map((column) => row[column])) };
}

function ofFrame({ columns, values }: FrameLike): Grid {
  if (columns === undefined || values === undefined) {
    throw new Error("table() takes an array of rows or a Danfo DataFrame, and this is neither.");
  }
  // A frame of one column has a flat list of values.
  const cells = Array.from(values, (row) => (Array.isArray(row) ? row : [row]));
  return { columns: columns.map(String), cells };
}
