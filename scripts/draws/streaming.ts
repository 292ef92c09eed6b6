import { createPool, createRandom, type Pool } from "../../lib/src/index";
import { describeMachine } from "../bench/machine";
import { writeFileAtomic } from "../setup/files";
import { inRoot } from "../setup/root";
import { type Streamed, streamed } from "./streamed";

/**
 * npx tsx scripts/draws/streaming.ts
 *
 * Draws 10⁷, 10⁸ and 10⁹ float32 Gumbels with one and with two workers, part after part into one array, and writes
 * times and memory into data/runs/streaming.json: the time is to grow with the number of draws, the memory not.
 */
const SIZES = [1e7, 1e8, 1e9];
const workers: Pool[] = [await createPool({ parallel: 1 }), await createPool({ parallel: 2 })];
const machine = describeMachine();
const runs: Streamed[] = [];
for (const pool of workers) await streamed(pool, createRandom("streaming"), 1e7);
for (const n of SIZES) {
  for (const pool of workers) {
    const run = await streamed(pool, createRandom("streaming"), n);
    console.log(run);
    runs.push(run);
  }
}
await Promise.all(workers.map((pool) => pool.close()));
writeFileAtomic(inRoot("data", "runs", "streaming.json"), `${JSON.stringify({ machine, runs }, null, 1)}\n`);
