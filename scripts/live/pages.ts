import { join } from "node:path";
import { beginTemperature } from "../../lib/src/live/temperature";
import { writeFileAtomic } from "../setup/files";
import { type LivePage, livePage } from "./page";

/** The components' pages, by the name of their file. */
export const PAGES: Record<string, LivePage> = {
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
