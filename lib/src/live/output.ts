import type { Spec } from "../figures/spec";

/** The live components of the course. */
export type LiveComponent = "temperature" | "reparameterization" | "gumbel-max";

/** The type under which a notebook's output says which component it is, and how it begins. */
export const LIVE_TYPE = "application/vnd.gumbel-softmax.live.v1+json";

/** The words of the picture that stands where no script runs; each has a default that fits the settings. */
export interface LiveWords {
  /** The picture's name, as of `figure`: unique in the course. By default `live-` and the component's name. */
  readonly name?: string;
  /** What is to be seen in the picture. */
  readonly alt?: string;
  /** What stands below it. */
  readonly caption?: string;
}

/** How a component begins, and what stands in its place where no script runs. */
export interface Beginning {
  /** What the component is given: all options, the defaults filled in. */
  readonly settings: object;
  readonly picture: Spec;
  /** The picture's height in pixels. */
  readonly height: number;
  readonly alt: string;
  readonly caption: string;
}

/** What stands under the components' type. */
export interface LiveOutput {
  readonly component: LiveComponent;
  readonly settings: object;
}

/** The name under which a page measures each frame's work, for whoever observes it. */
export const FRAME = "gs-live-frame";
