import { PAGES } from "../live/pages";
import { jsonScript } from "./figure";

/** The book's page of live components, in Markdown: each to be moved here, or taken away as one file. */
export function liveChapter(): string {
  const parts = Object.entries(PAGES).map(([name, { component, settings, title, words }]) =>
    [
      `## ${title}`,
      "",
      words,
      "",
      `<div class="gs-figure">${jsonScript("gs-live", { component, settings })}`,
      "<noscript><p>This model computes as its sliders move, and needs JavaScript for it.</p></noscript>",
      `<p class="gs-alone"><a href="live/${name}.html">Alone on a page</a>, one file that works without the book</p></div>`,
      "",
    ].join("\n"),
  );
  return [
    "# Live models",
    "",
    "Move the sliders: the course's own library computes everything anew, here in the page.",
    "",
    ...parts,
  ].join("\n");
}
