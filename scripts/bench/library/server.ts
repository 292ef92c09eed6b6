import { createInterface } from "node:readline";

/** A request to time a workload; the same lines of JSON as in peers/server.py. */
interface Request {
  workload: string;
  seconds: number;
}

/** Ways to do a workload by their names: the fastest counts, as with the peers. */
export type Recipes = Readonly<Record<string, () => unknown>>;

const WARM_UP = 3;
const LEAST_CALLS = 5;
/** Seconds after which neither is insisted on: some calls take as long as that. */
const ENOUGH = 1;

/** Answers requests on standard input until it closes; see peers/server.py. */
export async function serve(
  about: string,
  workloads: Readonly<Record<string, () => Recipes>>,
): Promise<void> {
  const say = (answer: object) => process.stdout.write(`${JSON.stringify(answer)}\n`);
  say({ about, workloads: Object.keys(workloads) });
  const made = new Map<string, Recipes>();
  for await (const line of createInterface({ input: process.stdin })) {
    const { workload, seconds }: Request = JSON.parse(line);
    try {
      const recipes = made.get(workload) ?? workloads[workload]?.() ?? {};
      made.set(workload, recipes);
      const names = Object.keys(recipes);
      let fastest = { ms: Number.POSITIVE_INFINITY, calls: 0, recipe: "" };
      for (const recipe of names) {
        const timed = best(recipes[recipe] as () => unknown, seconds / names.length);
        if (timed.ms < fastest.ms) fastest = { ...timed, recipe };
      }
      say(fastest);
    } catch (error) {
      say({ error: String(error).split("\n")[0] });
    }
  }
}

/** The least time of a call in milliseconds, over at least five calls (or a second of them) and that many seconds. */
function best(call: () => unknown, seconds: number): { ms: number; calls: number } {
  const passed = (since: number) => (performance.now() - since) / 1000;
  const first = performance.now();
  for (let i = 0; i < WARM_UP && passed(first) < ENOUGH; i++) call();
  let least = Number.POSITIVE_INFINITY;
  let calls = 0;
  const start = performance.now();
  while (calls === 0 || passed(start) < (calls < LEAST_CALLS ? Math.max(seconds, ENOUGH) : seconds)) {
    const before = performance.now();
    call();
    least = Math.min(least, performance.now() - before);
    calls++;
  }
  return { ms: least, calls };
}
