import { element } from "./element";

/** Pixels of the device for one of the page, at most: finer costs time and shows nothing more. */
const FINEST = 2;

/** A canvas as wide as its place on the page, in the device's own pixels. */
export class Paper {
  readonly canvas: HTMLCanvasElement;
  readonly context: CanvasRenderingContext2D;
  /** Device pixels for one of the page. */
  scale = 1;
  readonly #fitted: () => void;

  /**
   * @param name its class, whose style gives the height
   * @param label what it is, until it is described
   * @param fitted called when its size has changed
   */
  constructor(name: string, label: string, fitted: () => void) {
    this.canvas = element("canvas", { role: "img", class: name, "aria-label": label });
    this.context = this.canvas.getContext("2d") as CanvasRenderingContext2D;
    this.#fitted = fitted;
  }

  /** Follows the canvas's size on the page, until the returned function is called. */
  watch(): () => void {
    const watch = new ResizeObserver(() => this.#fit());
    watch.observe(this.canvas);
    return () => watch.disconnect();
  }

  /** The width in the page's pixels; 0 as long as it has no place. */
  get width(): number {
    return this.canvas.clientWidth;
  }

  get height(): number {
    return this.canvas.clientHeight;
  }

  /** An empty sheet on which lengths are the page's pixels. */
  clear(): CanvasRenderingContext2D {
    this.context.setTransform(1, 0, 0, 1, 0, 0);
    this.context.clearRect(0, 0, this.canvas.width, this.canvas.height);
    this.context.setTransform(this.scale, 0, 0, this.scale, 0, 0);
    return this.context;
  }

  /** A font of so many of the page's pixels. */
  font(size: number, weight = 400): string {
    return `${weight} ${size}px ${getComputedStyle(this.canvas).fontFamily}`;
  }

  #fit(): void {
    const scale = Math.min(FINEST, devicePixelRatio || 1);
    const width = Math.round(this.width * scale);
    const height = Math.round(this.height * scale);
    if (width === 0 || (width === this.canvas.width && height === this.canvas.height)) return;
    this.scale = scale;
    this.canvas.width = width;
    this.canvas.height = height;
    this.#fitted();
  }
}
