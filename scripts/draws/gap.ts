import { createRandom } from "../../lib/src/random/createRandom";
import { type Count, counted } from "./tails";

/**
 * The case in which float32 uniforms never draw what they should: one category ahead of 262,144 equal ones by 20.5.
 * 32.8 of 100,000 draws fall on the others.
 */
const GAP = 20.5;
const OTHERS = 262_144;
export const DRAWS = 100_000;
const others = OTHERS * Math.exp(-GAP);
const probability = others / (1 + others);

/** Every one of the 262,145 Gumbels of every draw, float32: 2.6e10 of them. */
export function fullGap(draws = DRAWS): Count {
  const random = createRandom("gap full");
  const g = new Float32Array(OTHERS + 1);
  let count = 0;
  for (let draw = 0; draw < draws; draw++) {
    random.gumbel(g.length, { out: g });
    const ahead = g[OTHERS] + GAP;
    for (let i = 0; i < OTHERS; i++) {
      if (g[i] > ahead) {
        count++;
        break;
      }
    }
  }
  return counted(`float32, gap ${GAP}, all Gumbels drawn, ${draws} draws`, count, draws * probability);
}

/**
 * The same by an exponential race: the first of 262,144 arrivals at rate e^−20.5 is one arrival at the sum of the
 * rates, so that two draws decide.
 */
export function raceGap(draws: number, dtype: "float32" | "float64"): Count {
  const random = createRandom(`gap race ${dtype}`);
  const part = 2 ** 15;
  const e = dtype === "float32" ? new Float32Array(2 * part) : new Float64Array(2 * part);
  let count = 0;
  for (let done = 0; done < draws; done += part) {
    const pairs = Math.min(part, draws - done);
    random.exponential(2 * pairs, { out: e.subarray(0, 2 * pairs) });
    for (let i = 0; i < pairs; i++) if (e[2 * i] < others * e[2 * i + 1]) count++;
  }
  return counted(`${dtype}, gap ${GAP}, race, ${draws} draws`, count, draws * probability);
}
