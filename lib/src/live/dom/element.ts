type Attributes = Record<string, string | number | boolean>;

/** An element with attributes (true is an attribute without a value, false none) and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag);
  describe(made, attributes);
  made.append(...children);
  return made;
}

/** The same for SVG. */
export function svgElement<K extends keyof SVGElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): SVGElementTagNameMap[K] {
  const made = document.createElementNS("http://www.w3.org/2000/svg", tag);
  describe(made, attributes);
  made.append(...children);
  return made;
}

/** Sets attributes. */
export function describe(target: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes))
    if (value === false) target.removeAttribute(name);
    else target.setAttribute(name, value === true ? "" : String(value));
}

/** Writes text where it differs: a page is laid out anew only where it must be. */
export function write(target: Element, text: string): void {
  if (target.textContent !== text) target.textContent = text;
}

/** A button that says what it does. */
export function button(label: string, press: () => void): HTMLButtonElement {
  const made = element("button", { type: "button" }, label);
  made.addEventListener("click", press);
  return made;
}
