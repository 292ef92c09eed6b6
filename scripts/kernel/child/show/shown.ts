/** How a renderer shows a value: as text always, and as HTML where that helps. */
export interface Shown {
  text: string;
  html?: string;
}

/** Shows values of one kind; undefined for all others. */
export type Renderer = (value: object) => Shown | undefined | Promise<Shown | undefined>;
