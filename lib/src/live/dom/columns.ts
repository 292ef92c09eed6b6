import { element, write } from "./element";

/** A small chart of columns from 0 to 1, one a category, with its numbers. */
export interface Columns {
  readonly box: HTMLElement;
  /** @param marks shares to compare with, shown as a line across each column */
  show(values: ArrayLike<number>, marks?: ArrayLike<number>): void;
}

interface Column {
  readonly fill: HTMLElement;
  readonly mark: HTMLElement;
  readonly value: HTMLElement;
}

/** @param title what the columns are; @param names of the categories */
export function columns(title: string, names: readonly string[], digits = 2): Columns {
  const made = names.map(
    (): Column => ({
      fill: element("span", { class: "fill" }),
      mark: element("span", { class: "mark", hidden: true }),
      value: element("span", { class: "number" }),
    }),
  );
  const items = made.map(({ fill, mark, value }, i) =>
    element(
      "li",
      { "data-category": i },
      element("span", { class: "name" }, names[i]),
      value,
      element("span", { class: "column", "aria-hidden": true }, fill, mark),
    ),
  );
  // Many columns are narrow: .25 for 0.25.
  const shown = (share: number) =>
    names.length > 4 ? share.toFixed(digits).replace(/^0\./, ".") : share.toFixed(digits);
  const list = element("ul", {}, ...items);
  const box = element("figure", { class: "columns" }, element("figcaption", {}, title), list);
  return {
    box,
    show(values, marks) {
      made.forEach(({ fill, mark, value }, i) => {
        fill.style.transform = `scaleY(${values[i].toFixed(4)})`;
        write(value, shown(values[i]));
        mark.hidden = marks === undefined;
        if (marks) mark.style.bottom = `${(100 * marks[i]).toFixed(2)}%`;
      });
    },
  };
}
