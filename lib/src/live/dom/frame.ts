import { FRAME } from "../output";

/** How long nothing must change before a screen reader's texts are written, in milliseconds. */
const REST_MS = 250;

/**
 * Does a component's work once a frame, however many changes ask for it.
 *
 * @param work what a frame needs
 * @param rest what is written after the first frame, and then once things stand still
 */
export function frames(work: () => void, rest: () => void): () => void {
  let asked = false;
  let later: ReturnType<typeof setTimeout> | undefined;
  const run = () => {
    asked = false;
    const start = performance.now();
    work();
    performance.measure(FRAME, { start, end: performance.now() });
    performance.clearMeasures(FRAME);
    if (later === undefined) rest();
    clearTimeout(later);
    later = setTimeout(rest, REST_MS);
  };
  return () => {
    if (asked) return;
    asked = true;
    requestAnimationFrame(run);
  };
}
