import { Random } from "../../../random/Random";
import { OBJECTIVES } from "../../objectives";
import {
  DRAWN,
  MU_RANGE,
  NOISES,
  objectiveOf,
  type ReparameterizationSettings,
  SIGMA_RANGE,
} from "../../reparameterization";
import { type ReparameterizationView, reparameterized } from "../../reparameterizationModel";
import { choice } from "../choice";
import { button, describe, element } from "../element";
import { frames } from "../frame";
import { signed } from "../numbers";
import type { Mounted, Surroundings } from "../page";
import { Paper } from "../paper";
import { slider } from "../slider";
import { drawLanes } from "./lanes";
import { GradientTable } from "./table";

/** The reparameterization trick: fixed noise, moved by μ and σ, and the gradients that flow back to them. */
export function mountReparameterization(settings: ReparameterizationSettings, around: Surroundings): Mounted {
  let { mu, sigma } = settings;
  let objective = objectiveOf(settings.f);
  let shown = 0;
  let view: ReparameterizationView;
  const random = Random.fromState({ key: settings.key, position: 0 });
  let noise = random.normal(NOISES);

  const functions = choice(
    "Function f(z)",
    OBJECTIVES.map(({ key, short }) => ({ value: key, label: short })),
    (key) => {
      objective = objectiveOf(key);
      redraw();
    },
  );
  functions.set(objective.key);
  const sliders = [
    slider({
      label: "Mean μ",
      from: MU_RANGE[0],
      to: MU_RANGE[1],
      step: 0.05,
      value: mu,
      text: (value) => signed(value, 2),
      spoken: (value) => `mu ${value.toFixed(2)}`,
      moved: (value) => {
        mu = value;
        redraw();
      },
      category: 0,
    }),
    slider({
      label: "Spread σ",
      from: SIGMA_RANGE[0],
      to: SIGMA_RANGE[1],
      step: 0.05,
      value: sigma,
      text: (value) => value.toFixed(2),
      spoken: (value) => `sigma ${value.toFixed(2)}`,
      moved: (value) => {
        sigma = value;
        redraw();
      },
      category: 1,
    }),
    slider({
      label: "Which ε",
      from: 1,
      to: DRAWN,
      step: 1,
      value: 1,
      text: String,
      spoken: (value) => `number ${value} of ${DRAWN}, epsilon ${noise[value - 1].toFixed(2)}`,
      moved: (value) => {
        shown = value - 1;
        redraw();
      },
    }),
  ];
  const renew = button("New ε", () => {
    noise = random.normal(NOISES);
    redraw();
    around.say("New noise.");
  });

  const table = new GradientTable();
  const redraw = frames(compute, settle);
  const paper = new Paper("lanes", "Noise, z and f(z)", redraw);
  around.root.append(
    element("div", { class: "toolbar" }, functions.box, renew),
    element("div", { class: "settings" }, ...sliders.map(({ box }) => box)),
    paper.canvas,
    table.box,
  );
  const unwatch = paper.watch();
  redraw();

  function compute(): void {
    view = reparameterized(mu, sigma, noise, objective);
    table.show(view, shown, objective);
    if (paper.width > 0) drawLanes(paper, { view, noise, shown, objective, mu, sigma }, around.theme());
  }

  function settle(): void {
    describe(paper.canvas, {
      "aria-label":
        `${DRAWN} fixed values of ε, each carried to z = μ + σ ε, and the curve ${objective.label} above them. ` +
        `Number ${shown + 1}: ε ${noise[shown].toFixed(2)}, z ${view.z[shown].toFixed(2)}, ` +
        `f(z) ${objective.f(view.z[shown]).toFixed(2)}, slope ${objective.slope(view.z[shown]).toFixed(2)}.`,
    });
  }

  return { draw: redraw, stop: unwatch };
}
