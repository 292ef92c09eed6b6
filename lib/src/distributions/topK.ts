import type { Random } from "../random/Random";
import type { Categories } from "./categories";
import { noisyRows } from "./noisyRows";

/**
 * The Gumbel top-k trick (Vieira 2014; Kool, van Hoof and Welling 2019): the m largest of logits + noise, largest
 * first, are m draws without replacement in their order: P(i_1, …, i_m) = Π_j p_{i_j} / (1 − p_{i_1} − … − p_{i_{j−1}})
 * (Plackett–Luce). Fills `out` with n × b × m indices; at most as many as have a probability above 0 (unchecked).
 */
export function topK({ shifted, b, k }: Categories, random: Random, m: number, out: Int32Array): void {
  const value = new Float64Array(m);
  noisyRows(random, "gumbel", out.length / m, k, (row, g) => {
    const at = row * m;
    value.fill(Number.NEGATIVE_INFINITY);
    for (let i = 0; i < k; i++) {
      const z = shifted[(row % b) * k + i] + g[i];
      let place = m;
      while (place > 0 && z > value[place - 1]) place--;
      if (place === m) continue;
      value.copyWithin(place + 1, place, m - 1);
      out.copyWithin(at + place + 1, at + place, at + m - 1);
      value[place] = z;
      out[at + place] = i;
    }
  });
}
