import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { writeFileAtomic } from "../setup/files";
import { Problem } from "../setup/problem";
import { DRAWS, fullGap, raceGap } from "./gap";
import { gumbelMaxDraws } from "./gumbelMax";
import { gumbelTails, SIZE } from "./tails";

/**
 * npx tsx scripts/draws/run.ts [tails|gumbel-max|gap|gap-full …]
 *
 * Draws 10⁹ of each kind against exact probabilities, and writes the parts run (all but gap-full, which takes minutes,
 * where none is named) into data/runs/draws.json. Streams are seeded: the same counts come out everywhere.
 */
const N = 1e9;
const K3 = [0, -0.5, -2];
const K10 = [1, 0.5, 0, -0.5, -1, -2, -4, -8, -12, -16];
const PARTS: Record<string, () => unknown> = {
  tails: () => [...gumbelTails(N, "float32"), ...gumbelTails(N, "float64")],
  "gumbel-max": () => [gumbelMaxDraws(N, K3), gumbelMaxDraws(N, K10)],
  gap: () => [
    raceGap(DRAWS, "float32"),
    raceGap(DRAWS, "float64"),
    raceGap(1000 * DRAWS, "float32"),
    raceGap(1000 * DRAWS, "float64"),
  ],
  "gap-full": () => [fullGap()],
};

const file = join("data", "runs", "draws.json");
const named = process.argv.slice(2);
const unknown = named.find((name) => !(name in PARTS));
if (unknown !== undefined)
  throw new Problem(`No part is called ${unknown}: there are ${Object.keys(PARTS).join(", ")}.`);
for (const part of named.length > 0 ? named : ["tails", "gumbel-max", "gap"]) {
  const found = PARTS[part]();
  console.log(part, found);
  mkdirSync(join("data", "runs"), { recursive: true });
  const before = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
  writeFileAtomic(file, `${JSON.stringify({ ...before, intervalSize: SIZE, [part]: found }, null, 1)}\n`);
}
