import type { Spec } from "./page";

type Value = string | number | boolean | null;
type Trace = Record<string, unknown>;
type Row = Record<string, Value>;

/** What a trace may give for each of its points, in the order of the columns. */
const POINT = ["x", "y", "z", "a", "b", "c", "labels", "values", "text", "base"];

/**
 * The data behind a figure as CSV (RFC 4180): a row for each point, with the series it belongs to and, where there
 * are several, its panel. A column is named after its axis's title, where all traces share it.
 */
export function csvOf(spec: Spec): string {
  const names = axisNames(spec);
  const rows = spec.data.flatMap((trace, i) => rowsOf(trace as Trace, i));
  const panels = new Set(rows.map(({ panel }) => panel)).size > 1;
  const found = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = [
    ...(panels ? ["series", "panel"] : ["series"]),
    ...[...POINT, "from", "to", "size", "colour"].filter((c) => found.has(c)),
  ];
  const lines = [
    columns.map((column) => names[column] ?? column),
    ...rows.map((row) => columns.map((c) => row[c] ?? "")),
  ];
  return lines.map((line) => `${line.map(quoted).join(",")}\n`).join("");
}

/** The same as JSON: the axes' titles, and for each series the lists of its points. */
export function jsonOf(name: string, caption: string, spec: Spec): string {
  const series = spec.data.map((each, i) => {
    const trace = each as Trace;
    const rows = rowsOf(trace, i);
    const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].filter((c) => c !== "series");
    const lists = columns.map((column) => [column, rows.map((row) => row[column] ?? null)]);
    return { name: seriesName(trace, i), type: trace.type ?? "scatter", ...Object.fromEntries(lists) };
  });
  return `${JSON.stringify({ figure: name, caption, axes: titles(spec), series })}\n`;
}

function rowsOf(trace: Trace, i: number): Row[] {
  const series = seriesName(trace, i);
  const panel = Number(String(trace.xaxis ?? trace.subplot ?? "1").replace(/\D+/g, "") || 1);
  if (isGrid(trace.z)) return gridRows(trace, trace.z).map((row) => ({ series, panel, ...row }));
  const columns = new Map<string, readonly Value[]>();
  for (const key of POINT) if (Array.isArray(trace[key])) columns.set(key, trace[key] as Value[]);
  const { size, color } = (trace.marker ?? {}) as { size?: Value[]; color?: Value[] };
  if (Array.isArray(size)) columns.set("size", size);
  if (Array.isArray(color)) columns.set("colour", color);
  const length = Math.max(0, ...[...columns.values()].map((list) => list.length));
  const ends = interval(trace);
  return Array.from({ length }, (_, at) => {
    const row: Row = { series, panel };
    for (const [key, list] of columns) row[key] = list[at] ?? null;
    if (ends) Object.assign(row, ends(at));
    return row;
  });
}

/** The ends of each point's interval, from the lengths of its two halves. */
function interval({ y, error_y }: Trace): ((at: number) => Row) | undefined {
  const { array, arrayminus = array } = (error_y ?? {}) as { array?: number[]; arrayminus?: number[] };
  if (!Array.isArray(array) || !Array.isArray(arrayminus) || !Array.isArray(y)) return undefined;
  const short = (value: number) => Number(value.toPrecision(6));
  return (at) => ({ from: short(y[at] - (arrayminus[at] ?? 0)), to: short(y[at] + (array[at] ?? 0)) });
}

const isGrid = (z: unknown): z is Value[][] => Array.isArray(z) && Array.isArray(z[0]);

/** A point for each cell of a heat map, row by row. */
function gridRows({ x, y }: Trace, z: readonly Value[][]): Row[] {
  const at = (list: unknown, i: number): Value => (Array.isArray(list) ? (list[i] as Value) : i);
  return z.flatMap((line, j) => line.map((value, i) => ({ x: at(x, i), y: at(y, j), z: value })));
}

function seriesName({ name, fill }: Trace, i: number): string {
  if (typeof name === "string" && name !== "") return plainText(name);
  return fill === undefined ? `series ${i + 1}` : `band ${i + 1}`;
}

/** The title of each axis by its id: x, y2, a, … */
function titles({ layout }: Spec): Record<string, string> {
  const found: Record<string, string> = {};
  const add = (id: string, axis: unknown) => {
    const title = (axis as { title?: string | { text?: string } } | undefined)?.title;
    const text = typeof title === "string" ? title : title?.text;
    if (text) found[id] = plainText(text);
  };
  for (const [key, value] of Object.entries(layout)) {
    const axis = /^([xy])axis(\d*)$/.exec(key);
    if (axis) add(`${axis[1]}${axis[2]}`, value);
    if (!/^ternary\d*$/.test(key)) continue;
    for (const letter of ["a", "b", "c"]) {
      const id = `${letter}${key.slice(7)}`;
      if (!found[id]) add(id, (value as Record<string, unknown>)[`${letter}axis`]);
    }
  }
  return found;
}

/** Names for the columns: those of axes of which all that have a title say the same, and no two columns the same. */
function axisNames(spec: Spec): Record<string, string> {
  const names: Record<string, string> = {};
  const all = Object.entries(titles(spec));
  for (const letter of ["x", "y", "a", "b", "c"]) {
    const said = new Set(all.filter(([id]) => id.startsWith(letter)).map(([, text]) => text));
    const [only] = said;
    if (said.size === 1 && only && !Object.values(names).includes(only)) names[letter] = only;
  }
  return names;
}

/** A text of Plotly's without its marks. */
function plainText(text: string): string {
  return text
    .replace(/<br\s*\/?>/g, " ")
    .replace(/<[^>]*>/g, "")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");
}

function quoted(value: Value): string {
  const text = String(value);
  return /[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
