import { element } from "./element";

/** On or off. */
export function onOff(label: string, on: boolean, changed: (on: boolean) => void): HTMLElement {
  const input = element("input", { type: "checkbox", role: "switch", checked: on });
  input.addEventListener("change", () => changed(input.checked));
  return element("label", { class: "switch" }, input, element("span", {}, label));
}
