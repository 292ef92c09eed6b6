import type { Theme } from "./theme";

/** What a component may use of its surroundings. */
export interface Surroundings {
  /** Where it puts its elements. */
  readonly root: HTMLElement;
  /** The theme now. */
  theme(): Theme;
  /** Whether the reader wants things to move less. */
  isCalm(): boolean;
  /** Tells a screen reader, once it is silent. Sparingly: sliders speak for themselves. */
  say(text: string): void;
}

/** A component in a page. */
export interface Mounted {
  /** Draws anew: the theme has changed. */
  draw(): void;
  /** Stops what runs. */
  stop(): void;
}
