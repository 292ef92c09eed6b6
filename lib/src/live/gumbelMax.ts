import { bars } from "../figures/bars";
import { createRandom } from "../random/createRandom";
import type { Seed } from "../random/key";
import { named } from "./categories";
import { GumbelMaxModel } from "./gumbelMaxModel";
import type { Beginning, LiveWords } from "./output";

/** Draws in the static picture. */
const SHOWN = 1000;

/** How the Gumbel-max trick begins. */
export interface GumbelMaxOptions extends LiveWords {
  /** 2 to 6 logits from -7 to 7; (1, 0, -1) by default. */
  readonly logits?: readonly number[];
  /** The categories' names; 1, 2, … by default. */
  readonly names?: readonly string[];
  /** The seed of the noise; 1 by default. */
  readonly seed?: Seed;
}

/** All of the options, the defaults filled in. */
export interface GumbelMaxSettings {
  readonly logits: readonly number[];
  readonly names: readonly string[];
  /** The key of the stream of noise. */
  readonly key: string;
}

/** @throws RangeError, TypeError where an option is unusable */
export function gumbelMaxSettings({
  logits = [1, 0, -1],
  names,
  seed = 1,
}: GumbelMaxOptions): GumbelMaxSettings {
  return { ...named(logits, names), key: createRandom(seed).state().key };
}

/** The component's settings and static picture. */
export function beginGumbelMax(options: GumbelMaxOptions): Beginning {
  const settings = gumbelMaxSettings(options);
  const { logits, names, key } = settings;
  const model = new GumbelMaxModel(logits, key);
  model.draw(SHOWN);
  const { probs } = model.law;
  const shares = model.counts.map((count) => count / SHOWN);
  const each = names.map((name, i) => `${name} ${shares[i].toFixed(3)} for π ${probs[i].toFixed(3)}`);
  return {
    settings,
    picture: bars(names, shares, {
      x: "category",
      y: `share of ${SHOWN} wins`,
      digits: 3,
      expected: { name: "π", values: probs },
    }),
    height: 360,
    alt: `Bars: how often each category's log-probability plus Gumbel noise was the largest in ${SHOWN} draws: ${each.join(", ")}.`,
    caption:
      "Shares of wins by the Gumbel-max trick, beside π. In the book and in JupyterLab draws can be made one by one.",
  };
}
