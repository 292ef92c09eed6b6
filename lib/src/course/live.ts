import { figure } from "../figures/figure";
import { type MimeBundle, mimebundle } from "../figures/mimebundle";
import { beginGumbelMax, type GumbelMaxOptions } from "../live/gumbelMax";
import { LIVE_TYPE, type LiveComponent, type LiveWords } from "../live/output";
import { beginReparameterization, type ReparameterizationOptions } from "../live/reparameterization";
import { beginTemperature, type TemperatureOptions } from "../live/temperature";

/** A finished live component: shown by the kernel where it is a cell's last value or displayed. */
export interface Live {
  readonly component: LiveComponent;
  readonly name: string;
  readonly alt: string;
  readonly caption: string;
  [mimebundle](): MimeBundle;
}

const BEGINNINGS = {
  temperature: beginTemperature,
  reparameterization: beginReparameterization,
  "gumbel-max": beginGumbelMax,
};

/** The options of each component. */
export interface LiveOptionsOf {
  temperature: TemperatureOptions;
  reparameterization: ReparameterizationOptions;
  "gumbel-max": GumbelMaxOptions;
}

/**
 * A component that the reader moves: the library itself, running in the page.
 *
 * - "temperature": the Gumbel-Softmax distribution, with sliders for its logits and its temperature.
 *   Options: `logits`, `names`, `tau`, `preset` (a paper's figure), `seed`.
 * - "reparameterization": fixed noise ε carried to z = μ + σ ε, and the gradients that flow back from f(z).
 *   Options: `mu`, `sigma`, `f` ("square", "sine" or "step"), `seed`.
 * - "gumbel-max": Gumbel noise on log-probabilities, the winner marked, the counts converging to π.
 *   Options: `logits`, `names`, `seed`.
 *
 * It lives in the book, in the course's JupyterLab and Notebook, and alone as a page of the book; elsewhere the figure
 * stands that shows how it begins.
 *
 * @param component which
 * @param options how it begins, and the words of its picture; each has a default
 * @throws Error, TypeError or RangeError where there is no such component, or an option is unusable
 * @example
 * live("temperature", { logits: [1.2, 0.4, -1], names: ["C", "O", "F"], tau: 0.5, name: "atoms-live" })
 */
export function live<C extends keyof LiveOptionsOf>(component: C, options?: LiveOptionsOf[C]): Live {
  if (!Object.hasOwn(BEGINNINGS, component))
    throw new RangeError(
      `component is '${component}', but must be one of ${Object.keys(BEGINNINGS).join(", ")}.`,
    );
  const given: LiveOptionsOf[C] & LiveWords = options ?? {};
  const { settings, picture, height, ...words } = BEGINNINGS[component](given);
  const { name = `live-${component}`, alt = words.alt, caption = words.caption } = given;
  const drawn = figure(name, picture, { alt, caption, height });
  return {
    component,
    name,
    alt: drawn.alt,
    caption: drawn.caption,
    [mimebundle]: () => {
      const { data, metadata } = drawn[mimebundle]();
      return { data: { [LIVE_TYPE]: { component, settings }, ...data }, metadata };
    },
  };
}
