import { argmax } from "../../../numeric/argmax";
import { oneHot } from "../../../operations/oneHot";
import { FEWEST, MOST } from "../../categories";
import type { TemperatureSettings } from "../../temperature";
import { DRAWS, TemperatureModel, type TemperatureView } from "../../temperatureModel";
import { type Columns, columns } from "../columns";
import { describe, element, write } from "../element";
import { frames } from "../frame";
import { figures } from "../numbers";
import type { Mounted, Surroundings } from "../page";
import { anneal } from "./anneal";
import { Cloud } from "./cloud";
import { Controls } from "./controls";
import { TemperatureState } from "./state";
import { cloudWords, legendOf } from "./words";

/** The temperature model: logits and τ, and what they make of the same noise. */
export function mountTemperature(settings: TemperatureSettings, around: Surroundings): Mounted {
  const state = new TemperatureState(settings);
  const legends = legendsOf();
  const variance = element("span", { class: "figure" });
  const charts = element("div", { class: "charts" });
  let model = new TemperatureModel(state.k);
  let view: TemperatureView;
  let shares: Columns[] = [];
  let stopAnneal: (() => void) | undefined;

  const redraw = frames(compute, settle);
  const cloud = new Cloud(redraw);

  const controls = new Controls(
    state,
    {
      moved() {
        stop();
        change();
      },
      replaced() {
        stop();
        rebuild();
        change();
      },
      renewed() {
        state.renew();
        redraw();
        around.say("New noise.");
      },
      another() {
        state.shown = (state.shown + 1) % DRAWS;
        redraw();
        around.say(`Sample ${state.shown + 1}: ${sampleWords()}.`);
      },
      annealed() {
        if (stopAnneal) return stop();
        write(controls.anneal, "Stop");
        around.say("The temperature falls from 10 to 0.1.");
        stopAnneal = anneal(around.isCalm(), setTau, () => {
          stop();
          around.say("The temperature is 0.1.");
        });
      },
    },
    settings.preset,
  );

  around.root.append(
    controls.toolbar,
    controls.temperature,
    element(
      "div",
      { class: "halves" },
      element("div", { class: "half" }, controls.logits, charts, controls.noise),
      element(
        "div",
        { class: "half" },
        element(
          "figure",
          { class: "cloud-box" },
          cloud.paper.canvas,
          element("figcaption", {}, KEY.cloneNode(true), legends),
        ),
        element(
          "p",
          { class: "fact" },
          element("span", {}, "Variance of ∂y₁/∂logit₁ over the cloud"),
          variance,
        ),
      ),
    ),
  );

  const unwatch = cloud.paper.watch();
  rebuild();
  redraw();

  function rebuild(): void {
    model = new TemperatureModel(state.k);
    shares = [
      columns("probabilities π", state.names),
      columns("relaxed sample y", state.names),
      columns("its one-hot z", state.names, 0),
      columns("mean of y (line: π)", state.names),
    ];
    charts.replaceChildren(...shares.map(({ box }) => box));
    Array.from(legends.children, (legend, i) => legend.toggleAttribute("data-shown", i === state.k - FEWEST));
  }

  function change(): void {
    if (!state.keepNoise) state.renew();
    redraw();
  }

  function setTau(tau: number): void {
    state.tau = tau;
    controls.showTau(tau);
    change();
  }

  function stop(): void {
    stopAnneal?.();
    stopAnneal = undefined;
    write(controls.anneal, "Anneal τ");
  }

  function sample(): Float32Array {
    return view.cloud.subarray(state.shown * state.k, (state.shown + 1) * state.k);
  }

  function sampleWords(): string {
    return state.names.map((name, i) => `${name} ${sample()[i].toFixed(2)}`).join(", ");
  }

  function compute(): void {
    view = model.view(state.logits, state.tau, state.noise);
    const [probs, relaxed, hard, means] = shares;
    probs.show(view.law.probs);
    relaxed.show(sample());
    hard.show(oneHot([argmax(sample())], state.k));
    means.show(view.mean, view.law.probs);
    write(variance, figures(view.gradientVariance));
    cloud.draw(view, { names: state.names, shown: state.shown }, around.theme());
  }

  function settle(): void {
    describe(cloud.paper.canvas, { "aria-label": cloudWords(view, state.names, state.tau) });
  }

  return {
    draw: redraw,
    stop() {
      stop();
      unwatch();
    },
  };
}

/** The words for each number of categories, in one place: it is as high as the longest of them, whichever is shown. */
function legendsOf(): HTMLElement {
  const each = Array.from({ length: MOST - FEWEST + 1 }, (_, i) =>
    element("span", { class: "words" }, legendOf(FEWEST + i)),
  );
  return element("span", { class: "legends" }, ...each);
}

/** What the marks in the cloud are. */
const KEY = element(
  "span",
  { class: "key" },
  element("span", { class: "ring" }, "the sample"),
  element("span", { class: "diamond" }, "the mean"),
);
