import { FEWEST, MOST } from "../../categories";
import type { GumbelMaxSettings } from "../../gumbelMax";
import { GumbelMaxModel } from "../../gumbelMaxModel";
import { choice } from "../choice";
import { columns } from "../columns";
import { button, describe, element, write } from "../element";
import { frames } from "../frame";
import { logitSliders, namesFor, resized } from "../logits";
import type { Mounted, Surroundings } from "../page";
import { Paper } from "../paper";
import { drawRace } from "./race";
import { drawTrace } from "./trace";

/** The Gumbel-max trick: noise added to log π, the largest marked, and how often each category has won. */
export function mountGumbelMax(settings: GumbelMaxSettings, around: Surroundings): Mounted {
  let logits = [...settings.logits];
  let names = [...settings.names];
  let model = new GumbelMaxModel(logits, settings.key);
  let shares = columns("shares of wins (line: π)", names, 3);
  const sliders = element("div", { class: "logits", role: "group", "aria-label": "Logits" });
  const tally = element("div", { class: "tally" }, shares.box);
  const total = element("span", { class: "figure" });
  const redraw = frames(compute, settle);
  const race = new Paper("race", "Scores", redraw);
  const trace = new Paper("trace", "Shares of wins", redraw);

  const counts = Array.from({ length: MOST - FEWEST + 1 }, (_, i) => String(FEWEST + i));
  const count = choice(
    "Categories",
    counts.map((value) => ({ value, label: value })),
    (value) => {
      logits = resized(logits, Number(value));
      names = namesFor(logits.length, settings.names);
      rebuild();
    },
  );
  const draw = (m: number) => () => {
    model.draw(m);
    redraw();
    around.say(m === 1 ? `${names[model.winner as number]} wins.` : `${written(model.n)} draws. ${wins()}.`);
  };
  const one = button("Draw once", draw(1));
  one.classList.add("main");
  const buttons = element(
    "div",
    { class: "buttons" },
    one,
    button("100 times", draw(100)),
    button("10,000 times", draw(10_000)),
    button("Reset", () => {
      restart();
      around.say("No draws.");
    }),
  );
  around.root.append(
    element("div", { class: "toolbar" }, count.box, buttons),
    element(
      "div",
      { class: "halves" },
      element("div", { class: "half" }, sliders, race.canvas),
      element(
        "div",
        { class: "half" },
        tally,
        trace.canvas,
        element("p", { class: "fact" }, element("span", {}, "Draws"), total),
      ),
    ),
  );
  const unwatch = [race.watch(), trace.watch()];
  rebuild();
  model.draw(1);

  function rebuild(): void {
    count.set(String(logits.length));
    shares = columns("shares of wins (line: π)", names, 3);
    tally.replaceChildren(shares.box);
    race.canvas.style.height = `${RACE.row * logits.length + RACE.axis}px`;
    sliders.replaceChildren(
      ...logitSliders(logits, names, (category, logit) => {
        logits[category] = logit;
        restart();
      }),
    );
    restart();
  }

  /** Other probabilities, other counts: from 0, with noise that goes on. */
  function restart(): void {
    model = new GumbelMaxModel(logits, settings.key, model.position);
    redraw();
  }

  function compute(): void {
    const n = Math.max(1, model.n);
    shares.show(
      model.counts.map((wins) => wins / n),
      model.law.probs,
    );
    write(total, written(model.n));
    if (race.width > 0) drawRace(race, model, names, around.theme());
    if (trace.width > 0) drawTrace(trace, model, names, around.theme());
  }

  function wins(): string {
    return names.map((name, i) => `${name} ${(model.counts[i] / model.n).toFixed(3)}`).join(", ");
  }

  function settle(): void {
    const { logits: logProbs } = model.law;
    const scores = names.map(
      (name, i) =>
        `${name}: log π ${logProbs[i].toFixed(2)}, noise ${model.noise[i].toFixed(2)}, score ${(logProbs[i] + model.noise[i]).toFixed(2)}`,
    );
    const outcome = model.winner === undefined ? "" : ` ${names[model.winner]} has the largest and wins.`;
    describe(race.canvas, {
      "aria-label":
        model.winner === undefined ? "Log-probabilities, no noise yet." : `${scores.join("; ")}.${outcome}`,
    });
    const chances = names.map((name, i) => `${name} ${model.law.probs[i].toFixed(3)}`).join(", ");
    describe(trace.canvas, {
      "aria-label": `Shares of wins against the number of draws, up to ${written(model.n)}${model.n > 0 ? `, now ${wins()}` : ""}; the probabilities are ${chances}.`,
    });
  }

  return {
    draw: redraw,
    stop() {
      for (const end of unwatch) end();
    },
  };
}

/** The heights of a category's row and of the axis below, in pixels. */
const RACE = { row: 52, axis: 44 };

/** A whole number with commas, whatever the reader's language. */
function written(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ",");
}
