import type { LiveOutput } from "../output";
import { mount } from "./mount";

/** The name under which other scripts of the page find the components. */
declare global {
  var gumbelSoftmaxLive: { mount: typeof mount };
}

globalThis.gumbelSoftmaxLive = { mount };

/** Puts a component in place of each picture that stands for one; where it fails, the picture stays. */
function bringToLife(): void {
  for (const script of document.querySelectorAll<HTMLScriptElement>("script.gs-live")) {
    const { component, settings } = JSON.parse(script.textContent ?? "") as LiveOutput;
    const host = document.createElement("div");
    script.after(host);
    mount(host, component, settings);
    const picture = script.parentElement?.querySelector<HTMLElement>(".gs-picture");
    if (picture) picture.hidden = true;
  }
}

if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", bringToLife);
else bringToLife();
