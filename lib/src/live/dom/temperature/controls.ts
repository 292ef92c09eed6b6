import { log } from "../../../numeric/log";
import { FEWEST, MOST } from "../../categories";
import { PRESETS } from "../../presets";
import { TAU_RANGE } from "../../temperature";
import { choice } from "../choice";
import { button, element } from "../element";
import { logitSliders, resized } from "../logits";
import { placeOf, tauAt, tauText } from "../numbers";
import { type Slider, slider } from "../slider";
import { onOff } from "../switch";
import type { TemperatureState } from "./state";

/** What the controls ask for. */
export interface Wishes {
  /** A value has moved. */
  moved(): void;
  /** Other categories stand there now. */
  replaced(): void;
  /** Another sample of the cloud is wanted as bars. */
  another(): void;
  /** Fresh noise is wanted. */
  renewed(): void;
  /** The annealing is to start or to stop. */
  annealed(): void;
}

/** The temperature model's controls. */
export class Controls {
  readonly toolbar: HTMLElement;
  readonly noise: HTMLElement;
  readonly temperature: HTMLElement;
  readonly logits = element("div", { class: "logits", role: "group", "aria-label": "Logits" });
  readonly anneal: HTMLButtonElement;
  readonly #presets = element("select", {}, element("option", { value: "" }, "Your own"));
  readonly #count: ReturnType<typeof choice>;
  readonly #tau: Slider;
  readonly #state: TemperatureState;
  readonly #wishes: Wishes;

  /** @param preset the paper's figure that the state is */
  constructor(state: TemperatureState, wishes: Wishes, preset = "") {
    this.#state = state;
    this.#wishes = wishes;
    this.#fillPresets();
    this.#presets.value = preset;
    const counts = Array.from({ length: MOST - FEWEST + 1 }, (_, i) => String(FEWEST + i));
    this.#count = choice(
      "Categories",
      counts.map((value) => ({ value, label: value })),
      (value) => this.#resize(Number(value)),
    );
    this.#tau = slider({
      label: "Temperature τ",
      from: placeOf(TAU_RANGE[0]),
      to: placeOf(TAU_RANGE[1]),
      step: 0.01,
      value: placeOf(state.tau),
      text: (place) => tauText(tauAt(place)),
      spoken: (place) => `tau ${tauText(tauAt(place))}`,
      moved: (place) => {
        state.tau = tauAt(place);
        this.#own();
      },
      ticks: ["0.01", "0.1", "1", "10"],
    });
    this.anneal = button("Anneal τ", () => wishes.annealed());
    this.anneal.classList.add("main");
    this.temperature = element("div", { class: "temperature" }, this.#tau.box, this.anneal);
    this.toolbar = element(
      "div",
      { class: "toolbar" },
      element("label", { class: "field" }, element("span", {}, "A paper’s figure"), this.#presets),
      this.#count.box,
    );
    this.noise = element(
      "div",
      { class: "buttons" },
      onOff("Same noise", state.keepNoise, (on) => {
        state.keepNoise = on;
      }),
      button("New noise", () => wishes.renewed()),
      button("Another sample", () => wishes.another()),
    );
    this.rebuild();
  }

  /** Shows a temperature that was set elsewhere. */
  showTau(tau: number): void {
    this.#tau.set(placeOf(tau));
  }

  /** Makes the logits' sliders anew, for the state's categories. */
  rebuild(): void {
    const { logits, names } = this.#state;
    this.#count.set(String(logits.length));
    this.logits.replaceChildren(
      ...logitSliders(logits, names, (category, logit) => {
        this.#state.logits[category] = logit;
        this.#own();
      }),
    );
  }

  #own(): void {
    this.#presets.value = "";
    this.#wishes.moved();
  }

  #resize(k: number): void {
    this.#presets.value = "";
    this.#state.replace(resized(this.#state.logits, k));
    this.rebuild();
    this.#wishes.replaced();
  }

  #fillPresets(): void {
    for (const group of new Set(PRESETS.map((preset) => preset.group)))
      this.#presets.append(
        element(
          "optgroup",
          { label: group },
          ...PRESETS.filter((preset) => preset.group === group).map(({ key, label }) =>
            element("option", { value: key }, label),
          ),
        ),
      );
    this.#presets.addEventListener("change", () => {
      const preset = PRESETS.find(({ key }) => key === this.#presets.value);
      if (!preset) return;
      this.#state.replace(preset.probs.map(log));
      this.#state.tau = preset.tau;
      this.showTau(preset.tau);
      this.rebuild();
      this.#wishes.replaced();
    });
  }
}
