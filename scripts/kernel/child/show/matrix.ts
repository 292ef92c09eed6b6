import { types } from "node:util";
import { grouped } from "./edges";
import { elementOf } from "./lookup";
import { nestedText, positionsOf, shownOf } from "./nested";
import { numberTexts } from "./numberText";
import type { Shown } from "./shown";

/** Reading more rows than these takes too long. */
const MOST_ROWS = 1_000_000;

type Row = readonly number[] | Float64Array;

/** Rows of numbers, all of one length, as a matrix. */
export function showMatrix(value: object): Shown | undefined {
  if (!Array.isArray(value) || value.length < 2 || value.length > MOST_ROWS) return undefined;
  const first = elementOf(value, 0);
  if (!isRow(first) || first.length < 2) return undefined;
  const columns = first.length;
  for (let i = 1; i < value.length; i++) {
    const row = elementOf(value, i);
    if (!isRow(row) || row.length !== columns) return undefined;
  }
  const axes = shownOf([value.length, columns]);
  const numbers = positionsOf(axes).map(([i = 0, j = 0]) => elementOf(value[i], j));
  if (!numbers.every((x) => typeof x === "number")) return undefined;
  const title = axes.some(({ gap }) => gap) ? `${grouped(value.length)} × ${grouped(columns)} numbers\n` : "";
  return { text: title + nestedText(axes, numberTexts(numbers)) };
}

function isRow(row: unknown): row is Row {
  return (Array.isArray(row) && !types.isProxy(row)) || types.isTypedArray(row);
}
