import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { createPool, createRandom } from "../../lib/src/index";
import { root } from "../setup/root";
import { fullGap, raceGap } from "./gap";
import { gumbelMaxDraws } from "./gumbelMax";
import { type Streamed, streamed } from "./streamed";
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

test("streamed draws are the same with one worker and two, however many parts", async () => {
  const runs: Streamed[] = [];
  for (const parallel of [1, 2]) {
    const pool = await createPool({ parallel });
    runs.push(await streamed(pool, createRandom(1), 1e7 + 1));
    await pool.close();
  }
  expect(runs[1].mean).toBe(runs[0].mean);
  expect(runs.map(({ workers }) => workers)).toEqual([1, 2]);
  expect(runs[0].leastOfPart).toBeGreaterThan(0);
});

test("the committed stream of 10⁹ draws held no more memory than that of 10⁸, and drew the same with two workers", () => {
  const { runs }: { runs: Streamed[] } = JSON.parse(
    readFileSync(join(root, "data", "runs", "streaming.json"), "utf8"),
  );
  for (const workers of [1, 2]) {
    const [small, large] = [1e8, 1e9].map((n) => runs.find((r) => r.n === n && r.workers === workers)) as [
      Streamed,
      Streamed,
    ];
    expect(large.memory - small.memory).toBeLessThan(64);
    expect(large.mean).toBe(runs.find((r) => r.n === 1e9)?.mean);
  }
});
