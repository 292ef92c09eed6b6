import { types } from "node:util";
import { cellTexts } from "./cell";
import { counted } from "./edges";
import { gridEdges, showGrid } from "./grid";
import { inspected } from "./inspected";
import { elementOf } from "./lookup";
import type { Shown } from "./shown";

/** Objects with more properties are not rows of a table. */
const MOST_KEYS = 50;

/** Arrays of flat objects, as a table; as text, in the notation of the language. */
export function showRecords(value: object): Shown | undefined {
  if (!Array.isArray(value) || value.length < 2) return undefined;
  const { rows } = gridEdges(value.length, 0);
  const records = rows.shown.map((i) => propertiesOf(elementOf(value, i)));
  const isTable = records.every((record) => record !== undefined);
  const keys = [...new Set(records.flatMap((record) => [...(record?.keys() ?? [])]))];
  if (!isTable || keys.length === 0 || keys.length > MOST_KEYS) return undefined;
  const { columns } = gridEdges(0, keys.length);
  const names = columns.shown.map((j) => keys[j] ?? "");
  const { html } = showGrid({
    caption: `Array of ${counted(value.length, "object")}`,
    rows,
    columns,
    labels: rows.shown.map(String),
    heads: names.map((name) => ({ name: cellTexts([name]).texts[0] ?? "" })),
    cells: names.map((name) => cellTexts(records.map((record) => record?.get(name)))),
    whole: "value[index].name",
  });
  return { text: inspected(value), html };
}

/** The properties of a flat object; undefined for a class's, for nested ones and where a getter would be called. */
function propertiesOf(value: unknown): Map<string, unknown> | undefined {
  if (typeof value !== "object" || value === null || types.isProxy(value)) return undefined;
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return undefined;
  const keys = Object.keys(value);
  if (keys.length > MOST_KEYS) return undefined;
  const properties = new Map<string, unknown>();
  for (const key of keys) {
    const property = Object.getOwnPropertyDescriptor(value, key);
    if (!property || property.get || property.set || !isFlat(property.value)) return undefined;
    properties.set(key, property.value);
  }
  return properties;
}

function isFlat(value: unknown): boolean {
  return value === null || (typeof value !== "object" && typeof value !== "function") || types.isDate(value);
}
