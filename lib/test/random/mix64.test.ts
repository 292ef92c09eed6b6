import { expect, test } from "vitest";
import { splitMix64 } from "../../src/random/mix64";

test("SplitMix64 from 1234567 gives the published values", () => {
  const next = splitMix64(1234567n);
  expect([next(), next(), next(), next(), next()]).toEqual([
    6457827717110365317n,
    3203168211198807973n,
    9817491932198370423n,
    4593380528125082431n,
    16408922859458223821n,
  ]);
});
