import { expect, test } from "vitest";
import { xoshiro128 } from "../../src/random/xoshiro";

/** The first outputs of xoshiro128++ from the state 1, 2, 3, 4, as the authors' C program gives them. */
const PUBLISHED = [641, 1573767, 3222811527, 3517856514, 836907274, 4247214768, 3867114732, 1355841295];

test("each lane is xoshiro128++", () => {
  for (let lane = 0; lane < 4; lane++) {
    const state = new Int32Array(16).fill(99);
    for (let j = 0; j < 4; j++) state[4 * j + lane] = j + 1;
    const out = new Int32Array(4 * PUBLISHED.length);
    xoshiro128(state, out);
    expect(PUBLISHED.map((_, i) => out[4 * i + lane] >>> 0)).toEqual(PUBLISHED);
    expect(state[lane]).toBe(1);
  }
});
