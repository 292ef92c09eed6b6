import { expect, test } from "vitest";
import {
  advisedTemperature,
  constantSchedule,
  cosineSchedule,
  exponentialSchedule,
  LearnedTemperature,
  linearSchedule,
  logConvexTemperature,
} from "../../src/index";

test("the exponential schedule is max(0.5, exp(-r t)), changed every N steps (Jang et al.)", () => {
  const tau = exponentialSchedule({ rate: 1e-4, every: 500 });
  expect([0, 499].map(tau)).toEqual([1, 1]);
  expect(tau(500)).toBeCloseTo(Math.exp(-0.05), 15);
  expect(tau(999)).toBe(tau(500));
  expect(tau(6932)).toBe(tau(6500));
  expect(tau(7000)).toBe(0.5);
  expect(tau(1e9)).toBe(0.5);
  expect(exponentialSchedule({ start: 2, rate: 0, floor: 0.1 })(100)).toBe(2);
});

test("constant, linear and cosine schedules reach their ends and stay there", () => {
  expect(constantSchedule(2 / 3)(12345)).toBe(2 / 3);
  const ends = { start: 2, end: 0.5, steps: 100 };
  for (const schedule of [linearSchedule(ends), cosineSchedule(ends)]) {
    expect([schedule(0), schedule(100), schedule(1e6)]).toEqual([2, 0.5, 0.5]);
    expect(schedule(50)).toBeCloseTo(1.25, 14);
    for (let t = 0; t < 100; t++) expect(schedule(t + 1)).toBeLessThan(schedule(t));
  }
  expect(linearSchedule(ends)(20)).toBeCloseTo(1.7, 14);
  expect(cosineSchedule(ends)(20)).toBeCloseTo(2 - 0.75 * (1 - Math.cos(0.2 * Math.PI)), 14);
});

test("a learned temperature follows its gradient in log tau, and stays above 0", () => {
  const tau = new LearnedTemperature(2);
  expect(tau.tau).toBeCloseTo(2, 15);
  const loss = (logTau: number) => Math.exp(2 * logTau); // tau²
  const h = 1e-6;
  const numeric = (loss(tau.logTau + h) - loss(tau.logTau - h)) / (2 * h);
  expect(tau.gradient(2 * tau.tau)).toBeCloseTo(numeric, 6);
  for (let step = 0; step < 200; step++) tau.add(-0.1 * tau.gradient(2 * (tau.tau - 0.3)));
  expect(tau.tau).toBeCloseTo(0.3, 2);
  tau.add(-600);
  expect(tau.tau).toBeGreaterThan(0);
});

test("advised temperatures are Maddison's: 2/3 of the posterior for 2 and 8, 1 for 4, else 2/3", () => {
  expect(advisedTemperature(2)).toEqual({ prior: 0.5, posterior: 2 / 3 });
  expect(advisedTemperature(4)).toEqual({ prior: 2 / 3, posterior: 1 });
  expect(advisedTemperature(8)).toEqual({ prior: 0.4, posterior: 2 / 3 });
  expect(advisedTemperature(10)).toEqual({ prior: 2 / 3, posterior: 2 / 3 });
  expect(logConvexTemperature(5)).toBe(0.25);
});

test("bad options and steps are refused by name", () => {
  const ramp = { start: 1, end: 0.5, steps: 10 };
  const bad: [() => unknown, RegExp][] = [
    [() => constantSchedule(0), /tau is 0, but must be above 0/],
    [() => constantSchedule(1)(-1), /step is -1, but must be a whole number from 0/],
    [() => constantSchedule(1)(0.5), /step is 0.5/],
    [() => exponentialSchedule({ rate: -1 }), /rate is -1, but must not be negative/],
    [() => exponentialSchedule({ rate: Number.NaN }), /rate is NaN/],
    [() => exponentialSchedule({ rate: 1, floor: 0 }), /floor is 0/],
    [() => exponentialSchedule({ rate: 1, start: -1 }), /start is -1/],
    [() => exponentialSchedule({ rate: 1, every: 0 }), /every is 0/],
    [() => linearSchedule({ ...ramp, end: 0 }), /end is 0/],
    [() => cosineSchedule({ ...ramp, steps: 1.5 }), /steps is 1.5/],
    [() => new LearnedTemperature(-1), /tau is -1/],
    [() => new LearnedTemperature(1).add(Number.NaN), /change is NaN/],
    [() => new LearnedTemperature(1).add(1000), /change is 1000, which makes log tau 1000/],
    [() => new LearnedTemperature(1).gradient(Number.POSITIVE_INFINITY), /dTau is Infinity/],
    [() => advisedTemperature(1), /k is 1, but must be a whole number from 2/],
    [() => logConvexTemperature(1.5), /k is 1.5/],
  ];
  for (const [f, message] of bad) expect(f).toThrow(message);
});
