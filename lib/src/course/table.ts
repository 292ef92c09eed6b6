import { type MimeBundle, mimebundle } from "../figures/mimebundle";
import { checkWhole } from "../numeric/check";
import { escapeMarkup } from "./escapeMarkup";
import { decimalsOf, formatCell } from "./format";
import { type FrameLike, gridOf, type Row } from "./rows";

/** The words and form of a table. */
export interface TableOptions {
  /** What stands above the table. */
  caption?: string;
  /** Decimals, from 0 to 20: for all columns of numbers, or by column; four figures unless given. */
  digits?: number | Readonly<Record<string, number>>;
  /** By column; numbers stand to the right and all else to the left unless given. */
  align?: Readonly<Record<string, "left" | "right" | "center">>;
}

/** A finished table: shown by the kernel where it is a cell's last value or displayed. */
export interface Table {
  readonly html: string;
  readonly text: string;
  [mimebundle](): MimeBundle;
}

interface Column {
  name: string;
  align: "left" | "right" | "center";
  cells: string[];
}

/**
 * A table for a notebook, in HTML that a screen reader can walk through, and as text.
 *
 * @param rows objects with the same keys, or a Danfo DataFrame
 * @throws Error where there is nothing to show, or an option names no column
 * @example
 * table([{ atom: "C", probability: 0.807 }, { atom: "O", probability: 0.191 }], { caption: "π", digits: 3 })
 */
export function table(rows: readonly Row[] | FrameLike, options: TableOptions = {}): Table {
  const { columns, cells } = gridOf(rows);
  checkNames("align", options.align, columns);
  if (typeof options.digits === "object") checkNames("digits", options.digits, columns);
  const formed = columns.map((name, j) =>
    columnOf(
      name,
      cells.map((row) => row[j]),
      options,
    ),
  );
  // A first column of words says what each row is about.
  const named = cells.every((row) => typeof row[0] === "string");
  const html = htmlOf(formed, named, options.caption);
  const text = textOf(formed, options.caption);
  return {
    html,
    text,
    [mimebundle]: () => ({ data: { "text/html": html, "text/plain": text }, metadata: {} }),
  };
}

function checkNames(option: string, given: object | undefined, columns: string[]): void {
  for (const name of Object.keys(given ?? {})) {
    if (columns.includes(name)) continue;
    throw new Error(`${option} names the column '${name}', but the columns are ${columns.join(", ")}.`);
  }
}

function columnOf(name: string, cells: unknown[], { digits, align }: TableOptions): Column {
  const isNumeric = cells.some((cell) => typeof cell === "number");
  const asked = typeof digits === "object" ? digits[name] : digits;
  if (asked !== undefined) checkWhole("digits", asked, 0, 20);
  const whole = cells.every((cell) => typeof cell !== "number" || Number.isInteger(cell));
  // One number for all columns does not put decimals on years and counts.
  const decimals = asked === undefined || (whole && typeof digits === "number") ? decimalsOf(cells) : asked;
  return {
    name,
    align: align?.[name] ?? (isNumeric ? "right" : "left"),
    cells: cells.map((cell) => formatCell(cell, decimals)),
  };
}

function htmlOf(columns: Column[], named: boolean, caption?: string): string {
  const style = ({ align }: Column) => ` style="text-align: ${align}"`;
  const head = columns.map((c) => `<th scope="col"${style(c)}>${escapeMarkup(c.name)}</th>`).join("");
  const body = columns[0].cells.map((_, i) => {
    const cells = columns.map((c, j) => {
      const [open, close] = j === 0 && named ? [`th scope="row"`, "th"] : ["td", "td"];
      return `<${open}${style(c)}>${escapeMarkup(c.cells[i])}</${close}>`;
    });
    return `<tr>${cells.join("")}</tr>`;
  });
  return [
    `<table class="gs-table">`,
    ...(caption ? [`<caption>${escapeMarkup(caption)}</caption>`] : []),
    `<thead><tr>${head}</tr></thead>`,
    "<tbody>",
    ...body,
    "</tbody>",
    "</table>",
  ].join("\n");
}

function textOf(columns: Column[], caption?: string): string {
  const padded = columns.map(({ name, align, cells }) => {
    const width = Math.max(...[name, ...cells].map((text) => text.length));
    return [name, ...cells].map((text) => pad(text, width, align));
  });
  const lines = padded[0].map((_, i) =>
    padded
      .map((column) => column[i])
      .join("  ")
      .trimEnd(),
  );
  const rule = padded.map((column) => "─".repeat(column[0].length)).join("  ");
  return [...(caption ? [caption] : []), lines[0], rule, ...lines.slice(1)].join("\n");
}

function pad(text: string, width: number, align: Column["align"]): string {
  if (align === "left") return text.padEnd(width);
  if (align === "right") return text.padStart(width);
  return text.padStart(text.length + Math.floor((width - text.length) / 2)).padEnd(width);
}
