import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../setup/root";
import { fullGap, raceGap } from "./gap";
import { gumbelMaxDraws } from "./gumbelMax";
import { gumbelTails } from "./tails";

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
