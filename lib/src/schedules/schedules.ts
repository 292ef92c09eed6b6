import { checkFinite, checkPositive, checkWhole } from "../numeric/check";
import { cosPi } from "../numeric/cosPi";
import { exp } from "../numeric/exp";

/** A temperature for each training step 0, 1, 2, …; throws a RangeError where the step is no such number. */
export type Schedule = (step: number) => number;

function schedule(tau: Schedule): Schedule {
  return (step) => {
    checkWhole("step", step, 0, Number.MAX_SAFE_INTEGER);
    return tau(step);
  };
}

/**
 * The same temperature at every step, as Maddison, Mnih and Teh (2016) train.
 * @throws RangeError where tau is not a finite number above 0
 */
export function constantSchedule(tau: number): Schedule {
  checkPositive("tau", tau);
  return schedule(() => tau);
}

/** What `exponentialSchedule` takes. */
export interface ExponentialOptions {
  /** The temperature at step 0; 1 by default. */
  readonly start?: number;
  /** The rate of decay r per step, from 0; Jang et al. use 1e-5 and 1e-4. */
  readonly rate: number;
  /** The least temperature; 0.5 by default. */
  readonly floor?: number;
  /** The temperature changes every so many steps only; 1 by default. Jang et al. use 500 and 1000. */
  readonly every?: number;
}

/**
 * τ = max(floor, start exp(−rate t)) with t the last multiple of `every` up to the step (Jang, Gu and Poole 2016,
 * section 4.2).
 * @throws RangeError where a temperature is not above 0, the rate is negative, or `every` is not a whole number from 1
 */
export function exponentialSchedule({
  start = 1,
  rate,
  floor = 0.5,
  every = 1,
}: ExponentialOptions): Schedule {
  checkPositive("start", start);
  checkFinite("rate", rate);
  if (rate < 0) throw new RangeError(`rate is ${rate}, but must not be negative; pass for example 1e-4.`);
  checkPositive("floor", floor);
  checkWhole("every", every, 1, Number.MAX_SAFE_INTEGER);
  return schedule((step) => Math.max(floor, start * exp(-rate * (step - (step % every)))));
}

/** What `linearSchedule` and `cosineSchedule` take: a finite number above 0 each, and a number of steps from 1. */
export interface RampOptions {
  /** The temperature at step 0. */
  readonly start: number;
  /** The temperature from step `steps` on. */
  readonly end: number;
  readonly steps: number;
}

function ramp({ start, end, steps }: RampOptions, weight: (share: number) => number): Schedule {
  checkPositive("start", start);
  checkPositive("end", end);
  checkWhole("steps", steps, 1, Number.MAX_SAFE_INTEGER);
  return schedule((step) => {
    if (step >= steps) return end;
    const w = weight(step / steps);
    return (1 - w) * start + w * end;
  });
}

/**
 * From `start` at step 0 straight to `end` at step `steps`, and `end` afterwards.
 * @throws RangeError where an option is unusable
 */
export function linearSchedule(options: RampOptions): Schedule {
  return ramp(options, (share) => share);
}

/**
 * From `start` to `end` along half a cosine, flat at both ends: (1 − cos(π step / steps)) / 2 of the way.
 * @throws RangeError where an option is unusable
 */
export function cosineSchedule(options: RampOptions): Schedule {
  return ramp(options, (share) => (1 - cosPi(share)) / 2);
}
