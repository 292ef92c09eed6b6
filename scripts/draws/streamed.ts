import type { Pool, Random } from "../../lib/src/index";

/** Draws of a part: 16 MB of them. */
const PART = 2 ** 22;

/** What it took to draw n float32 Gumbels. */
export interface Streamed {
  readonly n: number;
  readonly workers: number;
  readonly milliseconds: number;
  /** The least time of one of the parts: what the machine does when nobody else is at work. */
  readonly leastOfPart: number;
  /** MiB of memory that the process holds at the end. */
  readonly memory: number;
  /** The mean of the last draws of the parts, by which runs with any number of workers are seen to be equal. */
  readonly mean: number;
}

/** Draws n Gumbels part after part into one array that the pool's workers share. */
export async function streamed(pool: Pool, random: Random, n: number): Promise<Streamed> {
  const out = new Float32Array(new SharedArrayBuffer(4 * PART));
  let leastOfPart = Number.POSITIVE_INFINITY;
  let sum = 0;
  const start = performance.now();
  for (let done = 0; done < n; done += PART) {
    const part = out.subarray(0, Math.min(PART, n - done));
    const before = performance.now();
    await pool.draw(random, "gumbel", part.length, { out: part });
    if (part.length === PART) leastOfPart = Math.min(leastOfPart, performance.now() - before);
    sum += part[part.length - 1];
  }
  return {
    n,
    workers: pool.parallel,
    milliseconds: performance.now() - start,
    leastOfPart,
    memory: Math.round(process.memoryUsage.rss() / 2 ** 20),
    mean: sum / Math.ceil(n / PART),
  };
}
