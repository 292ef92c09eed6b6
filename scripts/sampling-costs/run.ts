import { describeMachine } from "../bench/machine";
import { writeFileAtomic } from "../setup/files";
import { inRoot } from "../setup/root";
import { measureCosts } from "./costs";

/**
 * npx tsx scripts/sampling-costs/run.ts
 *
 * Measures what a categorical draw costs by each method, for chapter 05, into data/runs/sampling-costs.json. Take a
 * quiet machine; its load before the run is in the file.
 */
const KS = [3, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000];

const machine = describeMachine();
const costs = measureCosts(KS, 7);
writeFileAtomic(
  inRoot("data", "runs", "sampling-costs.json"),
  `${JSON.stringify({ unit: "nanoseconds, least of 7 rounds", machine, costs }, null, 1)}\n`,
);
console.log(costs);
