import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../setup/root";
import { fullGap, raceGap } from "./gap";
import { gumbelMaxDraws } from "./gumbelMax";
import { poissonCdf, poissonInterval } from "./poisson";
import { gumbelTails } from "./tails";

test("a Poisson interval leaves at most half the size on either side, and would leave more if narrower", () => {
  for (const mean of [0.3, 2, 12.8, 41.4, 831.5]) {
    const [low, high] = poissonInterval(mean, 1e-3);
    expect(low > 0 ? poissonCdf(low - 1, mean) : 0).toBeLessThanOrEqual(5e-4);
    expect(poissonCdf(low, mean)).toBeGreaterThan(5e-4);
    expect(1 - poissonCdf(high, mean)).toBeLessThanOrEqual(5e-4 + 1e-9);
    expect(high === 0 || 1 - poissonCdf(high - 1, mean) > 5e-4).toBe(true);
  }
});

test("the parts run, in small", () => {
  expect(gumbelTails(1e5, "float32")).toHaveLength(9);
  const draws = gumbelMaxDraws(1e5, [0, 1, 2]);
  expect(draws.counts.reduce((a, b) => a + b)).toBe(1e5);
  expect(raceGap(1e5, "float64").expected).toBeCloseTo(32.8, 1);
  expect(fullGap(3).count).toBe(0);
});

test("every committed count is within its interval, and the Gumbel-max draws fit their probabilities", () => {
  const committed = JSON.parse(readFileSync(join(root, "data", "runs", "draws.json"), "utf8"));
  const counts = [...committed.tails, ...committed.gap, ...committed["gap-full"]];
  expect(counts.filter(({ within }: { within: boolean }) => !within)).toEqual([]);
  for (const { chiSquare } of committed["gumbel-max"]) expect(chiSquare.pValue).toBeGreaterThan(1e-3);
});
