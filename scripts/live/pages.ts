import { join } from "node:path";
import { beginGumbelMax } from "../../lib/src/live/gumbelMax";
import { beginReparameterization } from "../../lib/src/live/reparameterization";
import { beginTemperature } from "../../lib/src/live/temperature";
import { writeFileAtomic } from "../setup/files";
import { type LivePage, livePage } from "./page";

/** The components' pages, by the name of their file, in the course's order. */
export const PAGES: Record<string, LivePage> = {
  reparameterization: {
    component: "reparameterization",
    settings: beginReparameterization({}).settings,
    title: "The reparameterization trick",
    words:
      "The noise ε stays fixed while μ and σ carry it to z = μ + σ ε. Move them, and follow one ε up to f(z): its " +
      "gradients are arrows. Then choose the step, and see why a hard choice lets no gradient through.",
  },
  "gumbel-max": {
    component: "gumbel-max",
    settings: beginGumbelMax({}).settings,
    title: "The Gumbel-max trick",
    words:
      "Add Gumbel noise to each log-probability and take the largest. Draw once and see who wins; draw thousands of " +
      "times and the shares of wins run into the probabilities.",
  },
  temperature: {
    component: "temperature",
    settings: beginTemperature({}).settings,
    title: "The temperature of a relaxed choice",
    words:
      "5,000 samples of a Gumbel-Softmax distribution, computed anew whenever you move something. Lower τ and they run " +
      "into the corners; raise it and they gather in the middle. Watch what that does to the variance of the gradient.",
  },
};

/** Writes each component's page, whole and alone, into a folder. */
export function writeLivePages(folder: string, script: string): void {
  for (const [name, page] of Object.entries(PAGES))
    writeFileAtomic(join(folder, `${name}.html`), livePage(page, script));
}
