import { cellTexts } from "./cell";
import { counted } from "./edges";
import { gridEdges, showGrid } from "./grid";
import { dataOf, elementOf } from "./lookup";
import type { Shown } from "./shown";

/** What is used of a Danfo DataFrame or Series; its rows, or the values of a Series, are in `$data`. */
interface Frame {
  $isSeries: boolean;
  $data: readonly unknown[];
  $index: readonly unknown[];
  $columns: readonly unknown[];
  $dtypes: readonly unknown[];
}

/** DataFrames and Series of Danfo. */
export function showFrame(value: object): Shown | undefined {
  if (!isFrame(value)) return undefined;
  const { $isSeries, $data, $index, $columns, $dtypes } = value;
  const { rows, columns } = gridEdges($data.length, $columns.length);
  const cells = columns.shown.map((j) =>
    cellTexts(rows.shown.map((i) => ($isSeries ? $data[i] : elementOf($data[i] as unknown[], j)))),
  );
  const size = $isSeries ? "" : ` × ${counted($columns.length, "column")}`;
  return showGrid({
    caption: `${$isSeries ? "Series" : "DataFrame"}: ${counted($data.length, "row")}${size}`,
    rows,
    columns,
    labels: cellTexts(rows.shown.map((i) => $index[i])).texts,
    heads: columns.shown.map((j) => ({
      name: cellTexts([$columns[j]]).texts[0] ?? "",
      type: String($dtypes[j] ?? ""),
    })),
    cells,
    whole: $isSeries ? "value.iat(row)" : "value.at(index, column)",
  });
}

function isFrame(value: object): value is Frame {
  const lists = ["$data", "$index", "$columns", "$dtypes"];
  return (
    typeof dataOf(value, "$isSeries") === "boolean" &&
    lists.every((name) => Array.isArray(dataOf(value, name)))
  );
}
