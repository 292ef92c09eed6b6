import { element } from "./element";

let groups = 0;

/** One of a few, all in view: radio buttons that look like one. */
export function choice(
  label: string,
  items: readonly { value: string; label: string }[],
  chosen: (value: string) => void,
): { box: HTMLElement; set(value: string): void } {
  const name = `choice-${groups++}`;
  const inputs = items.map(({ value }) => element("input", { type: "radio", name, value }));
  for (const input of inputs) input.addEventListener("change", () => chosen(input.value));
  const labels = items.map((item, i) => element("label", {}, inputs[i], element("span", {}, item.label)));
  const box = element(
    "fieldset",
    { class: "choice" },
    element("legend", {}, label),
    element("div", {}, ...labels),
  );
  return {
    box,
    set(value) {
      for (const input of inputs) input.checked = input.value === value;
    },
  };
}
