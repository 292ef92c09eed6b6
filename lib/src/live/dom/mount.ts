import type { LiveComponent } from "../output";
import { element, write } from "./element";
import { mountGumbelMax } from "./gumbelMax/mount";
import type { Mounted, Surroundings } from "./page";
import { mountReparameterization } from "./reparameterization/mount";
import style from "./style.css";
import { mountTemperature } from "./temperature/mount";
import { type Theme, watchTheme } from "./theme";

type Mount = (settings: never, around: Surroundings) => Mounted;

const COMPONENTS: Record<LiveComponent, Mount> = {
  temperature: mountTemperature,
  reparameterization: mountReparameterization,
  "gumbel-max": mountGumbelMax,
};

/** What each component is, for a screen reader. */
const TITLES: Record<LiveComponent, string> = {
  temperature: "Live model: the Gumbel-Softmax distribution",
  reparameterization: "Live model: the reparameterization trick",
  "gumbel-max": "Live model: the Gumbel-max trick",
};

/**
 * Puts a live component into an element, with styles of its own.
 *
 * @returns what takes it away again
 */
export function mount(host: HTMLElement, component: LiveComponent, settings: object): () => void {
  const shadow = host.attachShadow({ mode: "open" });
  const root = element("section", { class: "live", "aria-label": TITLES[component] });
  const status = element("p", { class: "spoken", role: "status" });
  shadow.append(element("style", {}, style), root);
  // JupyterLab's shortcuts would take the arrow keys from the sliders.
  host.setAttribute("data-lm-suppress-shortcuts", "true");
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  let theme: Theme;
  let mounted: Mounted | undefined;
  const unwatch = watchTheme((now) => {
    theme = now;
    root.dataset.theme = now.name;
    mounted?.draw();
  });
  mounted = COMPONENTS[component](settings as never, {
    root,
    theme: () => theme,
    isCalm: () => calm.matches,
    say: (text) => write(status, text),
  });
  root.append(status);
  return () => {
    unwatch();
    mounted?.stop();
  };
}
