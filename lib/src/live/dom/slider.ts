import { element, write } from "./element";

/** What a slider is for. */
export interface SliderOptions {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly step: number;
  readonly value: number;
  /** The value as it is shown. */
  readonly text: (value: number) => string;
  /** The value as it is spoken; the shown text unless given. */
  readonly spoken?: (value: number) => string;
  readonly moved: (value: number) => void;
  /** A category, whose colour the slider takes. */
  readonly category?: number;
  /** What stands below the ends and between, at equal distances. */
  readonly ticks?: readonly string[];
}

/** A slider with its name and value. */
export interface Slider {
  readonly box: HTMLElement;
  /** Moves it, silently. */
  set(value: number): void;
}

/** A labelled slider: the browser's own, so that keyboard, touch and screen readers find what they know. */
export function slider(options: SliderOptions): Slider {
  const { label, from, to, step, text, spoken = text } = options;
  const input = element("input", { type: "range", min: from, max: to, step, "aria-label": label });
  const output = element("span", { class: "value", "aria-hidden": true });
  const show = (value: number) => {
    write(output, text(value));
    input.setAttribute("aria-valuetext", spoken(value));
    input.style.setProperty("--share", String((value - from) / (to - from)));
  };
  const set = (value: number) => {
    input.value = String(value);
    show(value);
  };
  input.addEventListener("input", () => {
    show(input.valueAsNumber);
    options.moved(input.valueAsNumber);
  });
  set(options.value);
  const named = element("span", { class: "label", "aria-hidden": true }, label);
  const ticks = element(
    "span",
    { class: "ticks", "aria-hidden": true },
    ...(options.ticks ?? []).map((tick) => element("span", {}, tick)),
  );
  const track = element("span", { class: "track" }, input, ...(options.ticks ? [ticks] : []));
  const box = element("div", { class: "slider" }, named, track, output);
  if (options.category !== undefined) box.dataset.category = String(options.category);
  return { box, set };
}
