import { log } from "../../../numeric/log";
import { exponentialSchedule } from "../../../schedules/schedules";

const START = 10;
const END = 0.1;
const LENGTH_MS = 7000;
/** How long a temperature stays where the reader wants little motion. */
const STEP_MS = 1000;

/**
 * Lets the temperature fall from 10 to 0.1, exponentially in time: one step of the schedule is a millisecond.
 *
 * @param calm whether it falls in seven steps and not continuously
 * @param ended called at the end, not when it is stopped
 * @returns what stops it
 */
export function anneal(calm: boolean, set: (tau: number) => void, ended: () => void): () => void {
  const rate = log(START / END) / LENGTH_MS;
  const schedule = exponentialSchedule({ start: START, rate, floor: END, every: calm ? STEP_MS : 1 });
  const start = performance.now();
  let asked = 0;
  let last = Number.NaN;
  const step = () => {
    const passed = Math.min(LENGTH_MS, Math.floor(performance.now() - start));
    const tau = schedule(passed);
    if (tau !== last) set(tau);
    last = tau;
    if (passed === LENGTH_MS) ended();
    else asked = requestAnimationFrame(step);
  };
  step();
  return () => cancelAnimationFrame(asked);
}
